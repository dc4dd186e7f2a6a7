#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        NSArray *names = [NSArray arrayWithObjects:@"Ada", @"Bob", @"Zoe", nil];
        puts([[names objectAtIndex:3] UTF8String]);
    }
}
