/** namsan's own version, as in package.json; a test holds them equal. */
export const release = '0.1.0';
