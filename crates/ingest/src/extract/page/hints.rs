//! What the names that authors give to elements suggest about them.

/// What names of classes hint at. A name counts if it is one of the words, or for a word with a
/// star in front, if it contains it.
pub const HINTS: [(&str, &str); 22] = [
    (
        "body",
        "articlebody *article-body *article_body *articlebody *story-body *storybody *story_body *entry-content *entry_content *post-content *postcontent *post-body *post_body *article-content *article__content *article_content *articlecontent *article-text *articletext *article_text *story-text *storytext *story-content *storycontent *body-copy *bodycopy *bodytext *body-text *article__body *story__body *post__content *content-body *contentbody *content__body *richtext *rich-text *news-text *newstext *field-name-body *field--name-body *field-body *text-body *textbody *nota-texto *cuerpo *single-content *main-content-body *articulo",
    ),
    ("article", "article story post entry news single hentry noticia nota artikel post-full"),
    ("content", "content main text copy body maincontent main-content contenido texto page-content"),
    ("comment", "*comment *disqus *respond reply *livefyre *coral *viafoura"),
    (
        "share",
        "*share *sharing *social facebook twitter whatsapp *addthis *addtoany *compartir shr_ follow *follow-us",
    ),
    (
        "related",
        "*related *recommend *outbrain *taboola *readmore *read-more *more-from *morefrom *also-like *see-also *suggested *popular *trending *most-read *mostread *mostpop *latest *relacionad *next-article *nextpost *post-nav *read-next *more-stories *morestories *further-reading *recirc *zergnet *revcontent *up-next *interlink *in-this-story *semejantes",
    ),
    (
        "promo",
        "*promo *teaser card cards *carousel *slider *slideshow widget *widget module *cta *callout *kiosk *rail *shop *product *deal *donat *support-us *membership",
    ),
    (
        "aside",
        "*sidebar side secondary *aside *infobox *factbox *fact-box *inset *rightcol *right-col *col-right *leftcol *column-right *inline-box",
    ),
    (
        "nav",
        "nav *navbar *navigation *-nav *nav- *_nav *menu *breadcrumb *pagination pager *paging *toolbar *skip-link *skiplink *tabs *subnav *jump",
    ),
    ("head", "header *masthead *topbar *top-bar *branding *logo *site-header *page-header *siteheader"),
    ("foot", "footer *footer foot *colophon *copyright *legal *disclaimer *site-info *bottom"),
    (
        "caption",
        "*caption *credit *photo *image img *figure *gallery *media *video *player *thumb *picture *foto *imagen *leyenda *lightbox *attribution *cutline",
    ),
    (
        "meta",
        "*meta *byline *author *date *time publish *published *dateline *posted *kicker *eyebrow *info *signature *autor *fecha *firma *details *reading-time",
    ),
    ("tags", "tag tags *tags *-tag *taglist *topics topic *categor *keywords *labels *etiquetas *post-tags"),
    (
        "subscribe",
        "*newsletter *subscri *signup *sign-up *paywall *register *registration *login *signin *modal *popup *pop-up *overlay *cookie *consent *gdpr *privacy *notice *email-form *regwall *suscri *toast",
    ),
    (
        "ad",
        "ad ads adv *advert *sponsor *dfp *ad-slot *adslot *ad-unit *adunit *ad_ *ad- *-ads *_ad banner *banner *publicidad *gpt *promoted *adsense",
    ),
    (
        "bio",
        "*bio *author-box *authorbox *about-author *about-the-author *contributor *author-info *author-desc *author-card",
    ),
    (
        "unseen",
        "*hidden *sr-only *screen-reader *visually-hidden *visuallyhidden *print-only *printonly *noprint *no-print *invisible *offscreen *accessib *tooltip",
    ),
    ("quote", "*pullquote *pull-quote *pull_quote *blockquote quote *cita"),
    ("headline", "*headline title *title *hed heading *titulo *titular"),
    (
        "summary",
        "*summary deck dek *standfirst *subtitle *sub-title *subhead *subheadline *description *lede *lead *excerpt *sapo *abstract *intro *bajada *entradilla *sumario *teaser-text *key-points *highlights",
    ),
    ("list", "list *listing grid feed *archive stream river *items *results index"),
];

/// The bit of a hint.
pub fn hint(name: &str) -> u32 {
    HINTS.iter().position(|(hint, _)| *hint == name).map_or(0, |at| 1 << at)
}

/// The hints in the names of an element, in lower case with a space before each.
pub fn hints(names: &str) -> u32 {
    if names.is_empty() {
        return 0;
    }
    let mut hints = 0;
    for (at, (_, words)) in HINTS.iter().enumerate() {
        let is_hinted = words.split(' ').any(|word| match word.strip_prefix('*') {
            Some(part) => names.contains(part),
            None => {
                names.split(' ').any(|name| name == word || name.split(['-', '_']).any(|part| part == word))
            }
        });
        if is_hinted {
            hints |= 1 << at;
        }
    }
    hints
}
