import matplotlib.pyplot as plt
import pandas as pd

plt.plot([1, 4, 9])
plt.show()

pd.DataFrame({"marks": [90, 70, 80]}, index=["Ada", "Alan", "Grace"]).plot.bar()
plt.figure()
plt.hist([1, 1, 2, 3, 5])
plt.show()
