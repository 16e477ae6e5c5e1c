#!/usr/bin/env python3
"""Writes rules.json: how well scikit-learn's trees of depth 3 name the segments of the sample shop (scikit-learn 1.2.1).

  KINDRED_TABLE=/tmp/table.json npx vitest run --project node test/engine/sample-shop.test.ts
  /usr/bin/python3 test/golden/rules/make.py /tmp/table.json

The table holds the features that rules are made of, in original units, and the segment of each customer. Missing values
become the median, since these trees take none. "one" is a tree for each segment against the rest, "all" one tree for
all segments.
"""
import json, os, sys
import numpy as np
from sklearn.metrics import f1_score
from sklearn.tree import DecisionTreeClassifier

table = json.load(open(sys.argv[1]))
y = np.array(table["labels"])
x = np.array(table["values"], dtype=float).T
x = np.where(np.isnan(x), np.nanmedian(x, axis=0), x)
fit = lambda target: DecisionTreeClassifier(max_depth=3, random_state=0).fit(x, target).predict(x)
everybody = fit(y)
out = {
    "features": table["features"],
    "sizes": np.bincount(y).tolist(),
    "one": [f1_score(y == s, fit(y == s)) for s in range(y.max() + 1)],
    "all": [f1_score(y == s, everybody == s) for s in range(y.max() + 1)],
}
here = os.path.dirname(os.path.abspath(__file__))
json.dump(out, open(f"{here}/rules.json", "w"), separators=(",", ":"))
