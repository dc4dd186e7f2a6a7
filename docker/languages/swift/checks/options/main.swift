import Foundation

#if LOUD
print("LOUD")
#else
print("quiet")
#endif
