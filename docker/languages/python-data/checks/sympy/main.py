from sympy import Eq, Matrix, diff, dsolve, Function, integrate, latex, limit, oo, pprint, sin, solve, symbols, sqrt

x, y = symbols("x y")
f = Function("f")

print(solve(x**2 - 2, x))
print(diff(sin(x) * x**2, x), integrate(1 / (1 + x**2), x), limit(sin(x) / x, x, 0))
print(Matrix([[1, 2], [3, 4]]).inv())
print(dsolve(Eq(f(x).diff(x), f(x))))
print(solve([x + y - 3, x - y - 1], [x, y]), latex(sqrt(x) / y))
print(((x + y) ** 3).expand(), integrate(1 / x**2, (x, 1, oo)))
pprint(sqrt(x) / 2)
