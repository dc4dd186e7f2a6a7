import Foundation

print("before the end")
exit(3)
