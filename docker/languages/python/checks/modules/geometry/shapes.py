from dataclasses import dataclass

from . import PI


@dataclass
class Circle:
    radius: int

    def area(self):
        return PI * self.radius**2


def describe(shape):
    return f"{shape} covers {shape.area()}"
