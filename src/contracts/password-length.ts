/** The least characters of a password (NIST SP 800-63B asks for at least 8). */
export const PASSWORD_LENGTH = 10;
