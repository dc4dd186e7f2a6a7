#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        NSString *name = @"Ada";
        puts([nane UTF8String]);
    }
}
