#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        puts([@"Hello, world!" UTF8String]);
    }
}
