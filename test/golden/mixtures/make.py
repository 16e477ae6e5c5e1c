#!/usr/bin/env python3
"""Writes mixtures.json: Gaussian mixtures of iris and wine by scikit-learn, the best of ten starts, run to convergence.

  /usr/bin/python3 test/golden/mixtures/make.py ../shared/data    (made with scikit-learn 1.2.1)

Wine is standardized by the standard deviation of the population. ICL is BIC less twice the summed log of the likeliest
component's probability (Biernacki, Celeux, Govaert 2000), which scikit-learn does not have.
"""
import gzip, json, os, sys, warnings
import numpy as np
from sklearn.mixture import GaussianMixture

warnings.filterwarnings("ignore")
here = os.path.dirname(os.path.abspath(__file__))
read = lambda name: np.loadtxt(gzip.open(f"{sys.argv[1]}/clustering/{name}.data.gz"))
iris, wine = read("iris"), read("wine")
sets = {"iris": iris, "wine": (wine - wine.mean(0)) / wine.std(0)}


def flat(fit, shape, rows):
    # Variance in some direction no more than ten times the regularization, or too few rows for a covariance of their own.
    d = len(fit.means_[0])
    spread = {"full": lambda c: fit.covariances_[c], "tied": lambda c: fit.covariances_, "diag": lambda c: np.diag(fit.covariances_[c]), "spherical": lambda c: np.eye(d) * fit.covariances_[c]}[shape]
    few = fit.weights_ * rows < d + 1.5 if shape == "full" else np.zeros(len(fit.weights_))
    return sum(bool(few[c] or np.linalg.eigvalsh(spread(c)).min() <= 1e-5) for c in range(len(fit.weights_)))


out = []
for name, x in sets.items():
    for shape, own in (("full", "full"), ("tied", "tied"), ("diag", "diagonal"), ("spherical", "spherical")):
        for k in (2, 3, 4):
            fit = GaussianMixture(k, covariance_type=shape, n_init=10, tol=1e-6, max_iter=2000, random_state=0).fit(x)
            bic = fit.bic(x)
            out.append({
                "set": name, "covariance": own, "k": k, "logLikelihoodARow": fit.score(x), "bic": bic,
                "icl": bic - 2 * float(np.log(fit.predict_proba(x).max(1)).sum()), "parameters": int(fit._n_parameters()), "flat": flat(fit, shape, len(x)),
                # The model itself, of three components.
                **({"model": {"weights": fit.weights_.tolist(), "means": fit.means_.ravel().tolist(), "covariances": np.asarray(fit.covariances_).ravel().tolist()}} if k == 3 else {}),
            })
json.dump(out, open(f"{here}/mixtures.json", "w"), separators=(",", ":"))
