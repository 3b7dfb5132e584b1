import { z } from 'zod';

// Schemas compiled with `new Function` would be stopped, and reported, by the Content-Security-Policy.
z.config({ jitless: true });
