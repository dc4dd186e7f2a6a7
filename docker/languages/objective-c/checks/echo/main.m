#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        NSData *data = [[NSFileHandle fileHandleWithStandardInput] readDataToEndOfFile];
        NSString *text = [[NSString alloc] initWithData:data encoding:NSUTF8StringEncoding];
        for (NSString *line in [text componentsSeparatedByString:@"\n"]) {
            printf("[%s] %lu\n", [line UTF8String], (unsigned long)[line length]);
        }
    }
}
