// V8 lets its young generation grow to 64 MiB before it looks for garbage in earnest. 16 MiB (two halves of 8) cost a server
// under load no more processor time that could be measured, and about 50 MiB less memory.
export const NODE_FLAGS = ['--max-semi-space-size=8'];
