import express from 'express';

/** A delivery report is a few hundred bytes. */
const LONGEST_REPORT = 8_192;

/** Keeps a body as the bytes that came: a signature is over these, and a provider may send a form. */
export const rawBody = express.raw({ type: () => true, limit: LONGEST_REPORT, inflate: false });
