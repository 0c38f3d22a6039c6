import { createTransport } from 'nodemailer';

const PATIENCE_MILLISECONDS = 10_000;

/**
 * Connects to a mail server, signs in where the address has a password, and sends nothing. Throws where that fails.
 *
 * @param url such as `smtps://user:password@mail.example.org`
 */
export async function askMailServer(url: string): Promise<void> {
  const limits = {
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
  };
  const transport = createTransport({ url, ...limits });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
