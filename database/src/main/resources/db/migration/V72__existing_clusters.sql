-- The clusters that there are, with no lock but on the rows that are added.
insert into cluster_member (
    article_id, cluster_id, body_id, shingles, cut, published_by, received_at, place)
select key.article_id, article.cluster_id, key.body_id, key.shingles,
    key.shingles < 0.8 * max(key.shingles) over (partition by article.cluster_id),
    key.published_by, key.received_at, key.place
from article
join member_key as key using (article_id)
where exists (
    select from article other
    where other.cluster_id = article.cluster_id and other.article_id <> article.article_id);

insert into cluster (cluster_id, shown_id, members, shingles)
select cluster_id,
    (array_agg(article_id order by cut, published_by, received_at, place))[1],
    count(*), max(shingles)
from cluster_member
group by cluster_id;

analyze cluster_member, cluster;
