#import <Foundation/Foundation.h>

int main(void) {
    exit(3);
}
