-- The path of the article's file inside an archive, of a sighting in one.
alter table sighting add entry text;
