/** The user asked for something that cannot be done as it was said. The message is all that is shown; exit code 2. */
export class Usage extends Error {}
