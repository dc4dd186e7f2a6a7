def share(cake, people):
    return cake / people


print(share(8, 0))
