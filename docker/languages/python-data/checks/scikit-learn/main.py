from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

flowers = load_iris()
seen, unseen, its_kinds, their_kinds = train_test_split(flowers.data, flowers.target, random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(seen, its_kinds)
print(round(model.score(unseen, their_kinds), 2))
print(cross_val_score(RandomForestClassifier(50, random_state=0), flowers.data, flowers.target).mean() > 0.9)
centres = KMeans(3, n_init=10, random_state=0).fit(flowers.data).cluster_centers_
print(sorted(centres[:, 0].round(1).tolist()))
print(LinearRegression().fit([[1], [2], [3]], [2, 4, 6]).predict([[4]]).round(3))
