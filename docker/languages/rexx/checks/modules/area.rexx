parse arg shape, width, height
select
    when shape = "circle" then return 3.14159265 * width ** 2
    when shape = "rectangle" then return width * height
    otherwise exit 1
end
