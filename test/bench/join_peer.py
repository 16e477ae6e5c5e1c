"""Two left merges on text keys in pandas: order lines with their orders, order lines with a customer list. Prints the
median seconds of three runs as one JSON line. Argument: number of order lines."""
import json, sys, time
import numpy as np, pandas as pd

n = int(sys.argv[1])
orders, customers = n // 4, n // 10
source = np.random.default_rng(7)
key = lambda prefix, codes: pd.Series(codes).map(lambda i: f"{prefix}{i:07d}")
lines = pd.DataFrame({"order": key("O", source.integers(0, orders, n)), "amount": source.random(n)})
heads = pd.DataFrame({"order": key("O", np.arange(orders)), "customer": key("C", np.arange(orders) % customers),
                      "date": np.arange(orders)})
bought = pd.DataFrame({"customer": key("C", source.integers(0, customers, n)), "amount": lines["amount"]})
people = pd.DataFrame({"customer": key("C", np.arange(customers)), "tier": key("T", np.arange(customers) % 4)})


def median(run):
    seconds = []
    for _ in range(3):
        before = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - before)
    return sorted(seconds)[1]


print(json.dumps({"orders": median(lambda: lines.merge(heads, on="order", how="left")),
                  "customers": median(lambda: bought.merge(people, on="customer", how="left"))}))
