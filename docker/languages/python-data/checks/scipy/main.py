import numpy as np
from scipy import integrate, interpolate, linalg, optimize, signal, sparse, spatial, stats

print(round(optimize.brentq(np.cos, 1, 2), 4), optimize.minimize(lambda x: (x[0] - 3) ** 2, [0]).x.round(3))
print(round(integrate.quad(np.sin, 0, np.pi)[0], 6))
print(integrate.solve_ivp(lambda t, y: -y, (0, 1), [1], rtol=1e-6).y[0, -1].round(4))
print(interpolate.CubicSpline([0, 1, 2], [0, 1, 8])(1.5).round(4))
print(linalg.det([[1, 2], [3, 4]]).round(4))
print(stats.norm.cdf(1.96).round(4), stats.ttest_ind([1, 2, 3], [2, 3, 4]).pvalue.round(4))
print(sparse.csr_array([[1, 0], [0, 2]]).nnz, spatial.distance.euclidean([0, 0], [3, 4]))
print(signal.find_peaks([0, 1, 0, 2, 0])[0])
