"""One call of scikit-learn on a float32 matrix, with its true groups beside it. Prints one JSON line."""
import json, sys, time, warnings
import numpy as np
from sklearn.cluster import DBSCAN, AgglomerativeClustering, KMeans, MiniBatchKMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score
from sklearn.mixture import GaussianMixture

warnings.filterwarnings("ignore")
file, columns, call = sys.argv[1], int(sys.argv[2]), sys.argv[3]
X = np.fromfile(file, np.float32).reshape(-1, columns)
truth = np.fromfile(file + ".truth", np.int32)
seconds, out = [], {}
while not seconds or (len(seconds) < 3 and seconds[0] < 3):
    begin = time.perf_counter()
    if call == "silhouette":
        out = {"silhouette": float(silhouette_score(X, truth))}
    else:
        model = eval(call)
        labels = model.fit_predict(X)
    seconds.append(time.perf_counter() - begin)
if call != "silhouette":
    out["ari"] = float(adjusted_rand_score(truth, labels))
    if hasattr(model, "inertia_"):
        out["inertia"] = float(model.inertia_)
    if hasattr(model, "lower_bound_"):
        out["logLikelihood"] = float(model.score(X)) * len(X)
print(json.dumps({"seconds": sorted(seconds)[len(seconds) // 2], **out}))
