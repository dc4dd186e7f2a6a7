#import <Foundation/Foundation.h>

@interface Rectangle : NSObject {
    int width, height;
}

- (id)initWithWidth:(int)theWidth height:(int)theHeight;
- (int)area;
- (int)perimeter;

@end
