export const build = (articles) => ({ 'articles.json': JSON.stringify(articles) });
