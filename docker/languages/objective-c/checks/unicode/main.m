#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        NSData *data = [[NSFileHandle fileHandleWithStandardInput] readDataToEndOfFile];
        NSString *text = [[NSString alloc] initWithData:data encoding:NSUTF8StringEncoding];
        NSString *name = [text stringByTrimmingCharactersInSet:[NSCharacterSet newlineCharacterSet]];

        puts([@"Grüße, 世界 🚀" UTF8String]);
        puts([[NSString stringWithFormat:@"Hallo, %@!", name] UTF8String]);
    }
}
