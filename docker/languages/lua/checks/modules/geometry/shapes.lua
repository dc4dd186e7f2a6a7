local shapes = { pi = 3 }

function shapes.area(radius)
    return shapes.pi * radius * radius
end

return shapes
