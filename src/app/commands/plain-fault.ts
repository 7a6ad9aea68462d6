/** Something a person at the terminal can mend: told in one line, without a stack. */
export class PlainFault extends Error {}
