-- where this database comes from: dossier, corpus_sha256 and, where a day was given, saved_on
CREATE TABLE dossier (
  key TEXT PRIMARY KEY, -- what is said
  value TEXT -- what it is
) WITHOUT ROWID;
-- people, organisations, places, weapons, events, sources and authors
CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, -- person, organisation, place, weapon, event, source or author
  slug TEXT NOT NULL, -- name in links and queries
  name TEXT NOT NULL, -- name as it is shown
  role TEXT, -- who or what it is, in an editor's words
  wikidata TEXT, -- identifier in Wikidata
  listed INTEGER NOT NULL, -- 1 if an editor has listed it, 0 if it was recognised
  UNIQUE (kind, slug)
);
-- other names of entities
CREATE TABLE aliases (
  entity_id INTEGER NOT NULL REFERENCES entities(id),
  name TEXT NOT NULL -- another name
);
-- an article a row
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE, -- name of the article in links
  title TEXT NOT NULL, -- headline
  source_id INTEGER REFERENCES entities(id), -- where it was published
  author TEXT, -- who wrote it, in the words of the page
  date TEXT, -- day, month or year of publication
  date_precision TEXT, -- what of the date is known: year, month or day
  date_basis TEXT, -- how it is known: printed, inferred from the text, or outside (known from elsewhere)
  date_from TEXT, -- first day that the date can mean
  date_until TEXT, -- last day that the date can mean
  modified TEXT, -- when it was last changed
  language TEXT NOT NULL, -- code of the language, by ISO 639
  url TEXT, -- address on the web
  note TEXT, -- an editor's remark
  file TEXT NOT NULL, -- path of the file in the folder
  file_sha256 TEXT NOT NULL, -- SHA-256 of the file
  text_is TEXT NOT NULL, -- the text in which bytes are counted: file, part of the file, converted to UTF-8, or extracted from a page or document
  text_starts_at INTEGER NOT NULL, -- byte of the file's text at which the text begins
  text_sha256 TEXT NOT NULL, -- SHA-256 of the text
  body TEXT NOT NULL, -- what search sees of it, apart from the title
  text TEXT NOT NULL, -- the whole text, in which bytes are counted
  part INTEGER -- number of the part, where a file holds several articles
);
-- who wrote what, where the words of the page name somebody
CREATE TABLE article_authors (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  entity_id INTEGER NOT NULL REFERENCES entities(id),
  place INTEGER NOT NULL -- the order in which they are named
);
-- what each stretch of a text is: title, byline, date, summary, body, duplicate or boilerplate
CREATE TABLE zones (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  kind TEXT NOT NULL, -- title, byline, date, summary, body, duplicate or boilerplate
  start_byte INTEGER NOT NULL, -- first byte, counted from 0 in the text
  end_byte INTEGER NOT NULL -- byte after the last one
);
-- every place where an entity is named
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id),
  entity_id INTEGER REFERENCES entities(id), -- who or what is named
  words TEXT NOT NULL, -- the words of the text
  start_byte INTEGER NOT NULL, -- first byte, counted from 0 in the text
  end_byte INTEGER NOT NULL, -- byte after the last one
  rule TEXT NOT NULL, -- the rule that found it
  evidence TEXT -- other words of the text on which the rule rests
);
-- every date that a text names
CREATE TABLE dates (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id),
  words TEXT NOT NULL, -- the words of the text
  value TEXT, -- as ISO 8601 writes it; two with a slash for a period; empty where it cannot be worked out
  date_from TEXT, -- first day that it can mean
  date_until TEXT, -- last day that it can mean
  start_byte INTEGER NOT NULL, -- first byte, counted from 0 in the text
  end_byte INTEGER NOT NULL, -- byte after the last one
  rule TEXT NOT NULL -- the rule that found it
);
-- every figure that a text gives
CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id),
  words TEXT NOT NULL, -- the words of the text
  value TEXT, -- the figure as a number, with its unit or what is counted
  start_byte INTEGER NOT NULL, -- first byte, counted from 0 in the text
  end_byte INTEGER NOT NULL, -- byte after the last one
  rule TEXT NOT NULL -- the rule that found it
);
-- what articles say that somebody is
CREATE TABLE roles (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  entity_id INTEGER NOT NULL REFERENCES entities(id), -- whose role
  words TEXT NOT NULL, -- the words of the text
  start_byte INTEGER NOT NULL, -- first byte, counted from 0 in the text
  end_byte INTEGER NOT NULL, -- byte after the last one
  note TEXT -- an editor's remark
);
-- articles that say much the same
CREATE TABLE similar_articles (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  other_id INTEGER NOT NULL REFERENCES articles(id), -- the other article
  similarity REAL NOT NULL -- how many of their sequences of words both have, from 0 to 1
);
CREATE INDEX mentions_by_article ON mentions (article_id);
CREATE INDEX mentions_by_entity ON mentions (entity_id);
CREATE INDEX dates_by_article ON dates (article_id);
CREATE INDEX dates_by_day ON dates (date_from);
CREATE INDEX figures_by_article ON figures (article_id);
CREATE INDEX zones_by_article ON zones (article_id);
CREATE INDEX articles_by_day ON articles (date_from);
CREATE INDEX articles_by_source ON articles (source_id);
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, body, content = 'articles', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");
-- where articles were published, and how many
CREATE VIEW sources AS
  SELECT entities.slug, entities.name, count(articles.id) AS articles, min(articles.date_from) AS first_day, max(articles.date_until) AS last_day
  FROM entities LEFT JOIN articles ON articles.source_id = entities.id
  WHERE entities.kind = 'source' GROUP BY entities.id ORDER BY articles DESC, entities.slug;
-- how often each name occurs, and in how many articles
CREATE VIEW names AS
  SELECT entities.kind, entities.slug, entities.name, count(mentions.id) AS mentions, count(DISTINCT mentions.article_id) AS articles
  FROM entities JOIN mentions ON mentions.entity_id = entities.id
  GROUP BY entities.id ORDER BY mentions DESC, entities.kind, entities.slug;
-- every mention with its article and its name
CREATE VIEW mentions_in_articles AS
  SELECT articles.slug AS article, articles.title, articles.date, entities.kind, entities.slug AS entity, entities.name,
    mentions.words, mentions.start_byte, mentions.end_byte, mentions.rule
  FROM mentions JOIN articles ON articles.id = mentions.article_id LEFT JOIN entities ON entities.id = mentions.entity_id
  ORDER BY articles.id, mentions.start_byte;
