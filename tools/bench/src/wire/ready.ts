/** Tells the bench that this process of its is ready and where it takes sockets; from then on it ends when the bench does, however that ends. */
export const tellReady = (url: string): void => {
  process.on('disconnect', () => process.exit(0));
  process.send?.({ url });
};
