import shapes

print area(2)
