#!/usr/bin/python3
"""Values the CLV tests compare with, from mpmath and SciPy (nothing of the project takes part).

    /usr/bin/python3 make.py ../../../../shared/data/cdnow      # mpmath 1.2.1, SciPy 1.10.1, NumPy 1.24.2

gamma.json   ln Γ, ψ, ψ′ to 40 digits.
orders.json  expected orders and P(alive) of both models by the closed forms in 2F1, to 40 digits, and E[Y(Y-1)]
             by adaptive quadrature over p.
cdnow.json   BG/NBD, MBG/NBD and Gamma-Gamma fitted to the CDNOW summary file by SciPy (Nelder-Mead, then BFGS on
             numeric gradients), standard errors from a numeric Hessian.
"""
import json, random, sys
import mpmath as mp, numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

mp.mp.dps = 40
write = lambda name, data: open(name, "w").write("[\n" + ",\n".join(json.dumps(d) for d in data) + "\n]\n")

points = [1e-10, 1e-4, .01, .1, .2425945, .5, .9, 1, 1.0001, 1.4616321449683623, 1.9999, 2, 2.5, 3, 7.3, 9.99, 10, 33.3, 171.6, 1e3, 1e6, 1e10]
write("gamma.json", [dict(x=x, lnGamma=float(mp.loggamma(x)), digamma=float(mp.digamma(x)), trigamma=float(mp.polygamma(1, x))) for x in points])


def forecast(model, r, alpha, a, b, x, tx, T, t):
    k = 1 if model == "mbg-nbd" else 0
    R, A, B, al = mp.mpf(r) + x, mp.mpf(a), mp.mpf(b) + x + k, mp.mpf(alpha)
    eps = A - 1 if A != 1 else mp.mpf(10) ** -20             # the pole at a = 1 can be removed
    tau = t / (al + T)
    mean = (A + B - 1) / eps * (1 - mp.hyp2f1(R, eps, A + B - 1, -tau))
    alive = 1 if x + k == 0 else 1 / (1 + A / (B - 1) * ((al + T) / (al + tx)) ** R)
    def pairs(p):
        u = p * tau
        return 2 * (1 - p) / p**2 * (1 - (1 + u) ** -R * (1 + R * u / (1 + u))) * p ** (A - 1) * (1 - p) ** (B - 1) / mp.beta(A, B)
    mode, sd = A / (A + B), mp.sqrt(A * B / (A + B + 1)) / (A + B)
    cuts = sorted({mp.mpf(10) ** -10, mp.mpf(1)} | {min(mp.mpf(1), max(mp.mpf(10) ** -10, mode + j * sd)) for j in (-4, -2, -1, 0, 1, 2, 4, 8)})
    return dict(orders=float(mean * alive), alive=float(alive), any=float(alive * (1 - (1 + tau) ** -R)), pairs=float(alive * mp.quad(pairs, cuts)))


random.seed(4)
draw = lambda low, high: 10 ** random.uniform(low, high)
cases = []
for i in range(60):
    c = dict(model=["bg-nbd", "mbg-nbd"][i % 2], r=draw(-1.2, 1), alpha=draw(0, 2), a=draw(.05, 1.2), b=draw(-.5, 1.7))
    if i % 10 == 3: c["a"] = 1
    if i % 10 == 5: c["b"] = draw(2, 3)
    if i % 10 == 7: c.update(r=(r := draw(1.3, 2)), alpha=r * draw(.5, 1.5))
    x, T = random.choice([0, 0, 1, 2, 5, 20, 100]), random.uniform(1, 104)
    c.update(x=x, tx=random.uniform(.3, 1) * T if x else 0, T=T, t=random.choice([4, 26, 52, 104]))
    cases.append({**c, **forecast(**c)})
write("orders.json", cases)


def fit(nll, start):
    f = lambda th: nll(np.exp(th))
    o = minimize(f, np.log(start), method="Nelder-Mead", options=dict(maxiter=20000, maxfev=20000, xatol=1e-10, fatol=1e-10))
    o = minimize(f, o.x, method="BFGS", options=dict(gtol=1e-6))
    d, h, H = len(start), 1e-3, np.zeros((len(start),) * 2)
    e = np.eye(d) * h
    for i in range(d):
        for j in range(d):
            H[i, j] = (f(o.x + e[i] + e[j]) - f(o.x + e[i] - e[j]) - f(o.x - e[i] + e[j]) + f(o.x - e[i] - e[j])) / (4 * h * h)
    p = np.exp(o.x)
    return dict(parameters=p.tolist(), standardErrors=(p * np.sqrt(np.diag(np.linalg.inv(H)))).tolist(), logLikelihood=-float(o.fun))


D = np.loadtxt(f"{sys.argv[1]}/cdnow_customers_summary_with_transactions.csv", delimiter=",", skiprows=1)
x, tx, T, m = D[:, 1], D[:, 2], D[:, 3], D[:, 4]


def orders(p, k):
    r, al, a, b = p
    n = x + k
    l1 = gammaln(r + x) - gammaln(r) + r * np.log(al)
    l2 = gammaln(a + b) + gammaln(b + n) - gammaln(b) - gammaln(a + b + n)
    u, stopped = -(r + x) * np.log(al + T), n > 0
    v = np.log(a) - np.log(b + np.maximum(n, 1) - 1) - (r + x) * np.log(al + tx)
    return -(l1 + l2 + np.where(stopped, np.logaddexp(u, v), u)).sum()


X, M = x[(x > 0) & (m > 0)], m[(x > 0) & (m > 0)]


def spend(p):
    p, q, g = p
    return -(gammaln(p * X + q) - gammaln(p * X) - gammaln(q) + q * np.log(g) + (p * X - 1) * np.log(M) + p * X * np.log(X) - (p * X + q) * np.log(g + X * M)).sum()


write("cdnow.json", [dict(model="bg-nbd", **fit(lambda p: orders(p, 0), [.5, 5, 1, 2])), dict(model="mbg-nbd", **fit(lambda p: orders(p, 1), [.5, 5, 1, 2])),
                     dict(model="gamma-gamma", **fit(spend, [6, 4, 15]))])
