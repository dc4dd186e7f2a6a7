export async function greeting(name) {
    return `Hello, ${name}!`;
}
