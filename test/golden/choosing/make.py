#!/usr/bin/env python3
"""Writes choosing.json: what scikit-learn and R's cluster package say about numbers of segments and shallow rules.

  /usr/bin/python3 test/golden/choosing/make.py ../shared/data    (made with scikit-learn 1.2.1; R 4.2.2, cluster 2.1.4)

Wine is standardized by the standard deviation of the population.
"""
import gzip, json, os, subprocess, sys
import numpy as np
from sklearn import metrics
from sklearn.cluster import KMeans
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _estimate_gaussian_parameters
from sklearn.tree import DecisionTreeClassifier

here = os.path.dirname(os.path.abspath(__file__))
read = lambda name, part: np.loadtxt(gzip.open(f"{sys.argv[1]}/clustering/{name}.{part}.gz"))
iris, wine = read("iris", "data"), read("wine", "data")
sets = {"iris": (iris, read("iris", "labels0")), "wine": ((wine - wine.mean(0)) / wine.std(0), read("wine", "labels0"))}

out = {"kmeans": [], "mixtures": [], "trees": [], "gap": json.loads(subprocess.run(["Rscript", f"{here}/gap.R", sys.argv[1]], check=True, capture_output=True, text=True).stdout)}
for name, (x, y) in sets.items():
    y = y.astype(int) - 1
    # Beyond four, 200 starts on wine still end in different places.
    for k in range(2, 7 if name == "iris" else 5):
        fit = KMeans(k, n_init=200, random_state=0, tol=0, max_iter=1000).fit(x)
        out["kmeans"].append({
            "set": name, "k": k, "inertia": fit.inertia_, "sizes": sorted(np.bincount(fit.labels_).tolist(), reverse=True),
            "silhouette": metrics.silhouette_score(x, fit.labels_), "calinskiHarabasz": metrics.calinski_harabasz_score(x, fit.labels_),
            "daviesBouldin": metrics.davies_bouldin_score(x, fit.labels_), "rand": metrics.adjusted_rand_score(y, fit.labels_),
        })
    for shape, own in (("full", "full"), ("tied", "tied"), ("diag", "diagonal"), ("spherical", "spherical")):
        for k in (2, 3):
            if name == "wine" and (k == 2 or shape in ("full", "diag")):
                continue  # several optima of about the same likelihood: which one is reached hangs on the start
            # From the best k-means: from other starts wine has likelier mixtures that are no groups.
            near = np.eye(k)[KMeans(k, n_init=200, random_state=0, tol=0, max_iter=1000).fit(x).labels_]
            weights, means, spread = _estimate_gaussian_parameters(x, near, 1e-6, shape)
            precisions = np.linalg.inv(spread) if shape in ("full", "tied") else 1 / spread
            fit = GaussianMixture(k, covariance_type=shape, tol=1e-9, max_iter=5000, weights_init=weights / len(x), means_init=means, precisions_init=precisions).fit(x)
            out["mixtures"].append({
                "set": name, "covariance": own, "k": k, "logLikelihood": fit.score(x) * len(x), "bic": fit.bic(x),
                "rand": metrics.adjusted_rand_score(y, fit.predict(x)),
            })
    tree = DecisionTreeClassifier(max_depth=3, random_state=0).fit(x, y)
    folds = np.arange(len(y)) % 5
    right = sum((DecisionTreeClassifier(max_depth=3, random_state=0).fit(x[folds != f], y[folds != f]).predict(x[folds == f]) == y[folds == f]).sum() for f in range(5))
    leaves = tree.apply(x)
    out["trees"].append({
        "set": name, "accuracy": tree.score(x, y), "leaves": sorted(np.unique(leaves, return_counts=True)[1].tolist()),
        "impurity": float(sum(tree.tree_.impurity[i] * tree.tree_.n_node_samples[i] for i in range(tree.tree_.node_count) if tree.tree_.children_left[i] < 0) / len(y)),
        "folded": float(right / len(y)),
    })
json.dump(out, open(f"{here}/choosing.json", "w"), separators=(",", ":"))
