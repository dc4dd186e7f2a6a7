"""A matplotlib backend without a screen: what would be shown is saved under output/, and the site shows it from there."""

import itertools
import os

from matplotlib._pylab_helpers import Gcf
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg

os.makedirs("output", exist_ok=True)
numbers = itertools.count(1)


class FigureManager(FigureManagerBase):
    def show(self):
        self.canvas.figure.savefig(f"output/figure-{next(numbers)}.png")

    @classmethod
    def pyplot_show(cls, *, block=None):
        """Show every figure, and forget it as if its window had been closed."""
        for manager in Gcf.get_all_fig_managers():
            manager.show()
        Gcf.destroy_all()


class FigureCanvas(FigureCanvasAgg):
    manager_class = FigureManager
