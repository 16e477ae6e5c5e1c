#!/usr/bin/env python3
"""Writes clustering.json: what scikit-learn, SciPy and R's dbscan package say about small data sets.

  python3 test/golden/make.py ../shared/data     (made with scikit-learn 1.2.1, SciPy 1.10.1, R 4.2.2, dbscan 1.1.11)

iris and wine are not copied, only their results; the other sets are written out, rounded to four decimals.
"""
import gzip, json, os, subprocess, sys, tempfile
import numpy as np
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist
from sklearn import datasets
from sklearn.cluster import DBSCAN

here = os.path.dirname(os.path.abspath(__file__))
real = lambda name: np.loadtxt(gzip.open(f"{sys.argv[1]}/clustering/{name}.data.gz"))
rng = np.random.default_rng(7)
rounded = lambda x: np.round(x, 4)

blobs, blobs_y = datasets.make_blobs(300, random_state=170)
wine = real("wine")
sets = {
    "iris": (real("iris"), None),
    "wine": ((wine - wine.mean(0)) / wine.std(0), None),
    "moons": datasets.make_moons(300, noise=0.06, random_state=1),
    "rings": datasets.make_circles(300, factor=0.5, noise=0.04, random_state=1),
    "unequal": datasets.make_blobs(300, cluster_std=[1.0, 2.5, 0.5], random_state=170),
    "stretched": (blobs @ np.array([[0.6, -0.6], [-0.4, 0.8]]), blobs_y),
    "even": (rng.random((300, 2)), np.zeros(300, int)),
    "scores": (rng.integers(1, 6, (300, 3)).astype(float), np.zeros(300, int)),
}
sets = {name: (rounded(x) if name not in ("iris", "wine") else x, y) for name, (x, y) in sets.items()}
radius = {"iris": (0.5, 5), "wine": (2.2, 5), "moons": (0.17, 5), "rings": (0.2, 5), "unequal": (0.9, 8), "stretched": (0.35, 8), "even": (0.045, 5), "scores": (1.0, 8)}
segments = {"iris": 3, "wine": 3, "moons": 2, "rings": 2, "unequal": 3, "stretched": 3, "even": 4}
density = {"iris": 5, "wine": 5, "moons": 10, "rings": 10, "unequal": 15, "stretched": 15, "even": 10}

out = {"sets": {}, "dbscan": [], "linkage": [], "hdbscan": []}
for name, (x, y) in sets.items():
    if y is not None:
        out["sets"][name] = {"columns": x.shape[1], "data": x.ravel().tolist(), "truth": y.tolist()}
    eps, least = radius[name]
    out["dbscan"].append({"set": name, "eps": eps, "minPoints": least, "labels": DBSCAN(eps=eps, min_samples=least).fit(x).labels_.tolist()})
    if name in segments:
        for method in ("ward", "complete", "average", "single"):
            tree = hierarchy.linkage(x, method)
            labels = hierarchy.fcluster(tree, segments[name], "maxclust")
            out["linkage"].append({
                "set": name, "method": method, "k": segments[name], "labels": labels.tolist(),
                "heights": np.round(tree[:, 2], 9).tolist(), "cophenetic": round(float(hierarchy.cophenet(tree, pdist(x))[0]), 9),
            })
    if name in density:
        with tempfile.TemporaryDirectory() as folder:
            np.savetxt(f"{folder}/x.csv", x, delimiter=",", fmt="%.17g")
            subprocess.run(["Rscript", f"{here}/make.R", folder, str(density[name])], check=True)
            r = json.load(open(f"{folder}/out.json"))
        out["hdbscan"].append({"set": name, "minPoints": density[name], **r})
json.dump(out, open(f"{here}/clustering.json", "w"), separators=(",", ":"))
