/** Unpacks the Chromium of `@sparticuz/chromium` into the folder for temporary files, where the package puts it. */
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
