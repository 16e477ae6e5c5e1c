#!/usr/bin/env python3
"""Writes linkage.json: what SciPy says about iris with every row moved a little, so that no two lengths are equal.

  python3 test/golden/linkage/make.py ../shared/data     (made with SciPy 1.10.1)

Row i, column j is moved by 0.001 sin(12.9898 (4 i + j + 1)), which the test does as well.
"""
import gzip, json, os, sys
import numpy as np
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist

here = os.path.dirname(os.path.abspath(__file__))
iris = np.loadtxt(gzip.open(f"{sys.argv[1]}/clustering/iris.data.gz"))
x = iris + 1e-3 * np.sin(12.9898 * (np.arange(iris.size).reshape(iris.shape) + 1))
assert len(np.unique(np.round(pdist(x), 12))) == len(pdist(x))
out = []
for method in ("ward", "complete", "average", "single"):
    tree = hierarchy.linkage(x, method)
    out.append({
        "method": method, "heights": np.round(tree[:, 2], 9).tolist(),
        "cophenetic": round(float(hierarchy.cophenet(tree, pdist(x))[0]), 9),
        "labels": hierarchy.fcluster(tree, 3, "maxclust").tolist(),
    })
json.dump(out, open(f"{here}/linkage.json", "w"), separators=(",", ":"))
