import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 2 * np.pi, 200)
plt.plot(x, np.sin(x), label="sine")
plt.title("Größe über $\\alpha$")
plt.legend()
plt.savefig("output/plot.png")
plt.savefig("output/plot.svg")
plt.savefig("output/plot.pdf")
