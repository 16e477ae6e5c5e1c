"""BG/NBD by SciPy's Nelder-Mead on the log-parameters, vectorized, as the Python packages fit it. Reads x, t_x, T as
float64 rows, prints one JSON line."""
import json, sys, time
import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

x, t, T = np.fromfile(sys.argv[1]).reshape(-1, 3).T.copy()


def nll(p):
    r, al, a, b = np.exp(p)
    l1 = gammaln(r + x) - gammaln(r) + r * np.log(al)
    l2 = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    l3 = -(r + x) * np.log(al + T)
    l4 = np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(al + t)
    return -(l1 + l2 + np.where(x > 0, np.logaddexp(l3, l4), l3)).mean()


begin = time.perf_counter()
o = minimize(nll, np.full(4, 0.1), method="Nelder-Mead", options={"maxiter": 2000, "xatol": 1e-5, "fatol": 1e-9})
print(json.dumps({"seconds": time.perf_counter() - begin, "negativeLogLikelihood": o.fun}))
