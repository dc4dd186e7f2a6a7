#import "Rectangle.h"

int main(void) {
    @autoreleasepool {
        Rectangle *room = [[Rectangle alloc] initWithWidth:3 height:4];
        printf("area %d, perimeter %d\n", [room area], [room perimeter]);
        [room release];
    }
}
