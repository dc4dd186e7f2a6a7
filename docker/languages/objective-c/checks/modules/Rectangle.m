#import "Rectangle.h"

@implementation Rectangle

- (id)initWithWidth:(int)theWidth height:(int)theHeight {
    if ((self = [super init])) {
        width = theWidth;
        height = theHeight;
    }
    return self;
}

- (int)area {
    return width * height;
}

- (int)perimeter {
    return 2 * (width + height);
}

@end
