"""pandas reads the same file, dates parsed: median of N runs. Prints one JSON line."""
import json, statistics, sys, time
import pandas as pd

seconds = []
for _ in range(int(sys.argv[2])):
    begin = time.perf_counter()
    df = pd.read_csv(sys.argv[1], parse_dates=["order_date"])
    seconds.append(time.perf_counter() - begin)
print(json.dumps({"seconds": statistics.median(seconds), "rows": len(df)}))
