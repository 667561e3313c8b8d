/* test-plan-news.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-plan-news.h"

/* A field of a record before and after a change, as the journal tells it. */
typedef struct
{
  gint64 id;
  SalTouchType type;
  const char *field;
  const char *before;
  const char *after;
} Told;

static void
take (SalPlanNews *news, const Told *told, gint64 time)
{
  SalFieldChange change = { .kind = &sal_plan_risk_kind,
                            .id = told->id,
                            .type = told->type,
                            .field = sal_kind_find_field (&sal_plan_risk_kind, told->field) };
  SalChangeDetail detail = {
    .kind = &sal_plan_risk_kind,
    .id = told->id,
    .type = told->type,
    .title = (char *) "Price",
    .label = told->field,
    .before = (char *) told->before,
    .after = (char *) told->after,
    .change = &change,
  };

  g_assert_nonnull (change.field);
  sal_plan_news_take (news, &detail, "anna", time);
}

/* What each sequence of changes of one record comes to, worked by hand; NULL is no news. */
static const struct
{
  const char *name;
  Told told[5];
  SalTouchType type;
  const char *words;
} cases[] = {
  { "changed twice",
    { { 1, SAL_TOUCH_UPDATED, "status", "Open", "Happened" },
      { 1, SAL_TOUCH_UPDATED, "status", "Happened", "Gone" } },
    SAL_TOUCH_UPDATED,
    "Status: Open → Gone" },
  { "changed and back",
    { { 1, SAL_TOUCH_UPDATED, "status", "Open", "Gone" },
      { 1, SAL_TOUCH_UPDATED, "status", "Gone", "Open" } },
    0,
    NULL },
  { "two fields, one of them back",
    { { 1, SAL_TOUCH_UPDATED, "status", "Open", "Gone" },
      { 1, SAL_TOUCH_UPDATED, "impact", "Low", "High" },
      { 1, SAL_TOUCH_UPDATED, "status", "Gone", "Open" } },
    SAL_TOUCH_UPDATED,
    "Impact: Low → High" },
  { "a long text",
    { { 1, SAL_TOUCH_UPDATED, "mitigation", "Much", "More" } },
    SAL_TOUCH_UPDATED,
    "Mitigation written anew" },
  { "from nothing",
    { { 1, SAL_TOUCH_UPDATED, "owner", "", "Ann" } },
    SAL_TOUCH_UPDATED,
    "Owner: empty → Ann" },
  { "added and changed",
    { { 1, SAL_TOUCH_INSERTED, "name", "", "Price" },
      { 1, SAL_TOUCH_UPDATED, "name", "Price", "Prices" } },
    SAL_TOUCH_INSERTED,
    "added" },
  { "added and deleted",
    { { 1, SAL_TOUCH_INSERTED, "name", "", "Price" },
      { 1, SAL_TOUCH_DELETED, "name", "Price", "" } },
    0,
    NULL },
  { "deleted and back",
    { { 1, SAL_TOUCH_DELETED, "name", "Price", "" },
      { 1, SAL_TOUCH_INSERTED, "name", "", "Price" } },
    0,
    NULL },
  { "changed and deleted",
    { { 1, SAL_TOUCH_UPDATED, "status", "Open", "Gone" },
      { 1, SAL_TOUCH_DELETED, "status", "Gone", "" } },
    SAL_TOUCH_DELETED,
    "deleted" },
};

static void
test_together (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalPlanNews) news = sal_plan_news_new ();
      const SalPlanNewsItem *item;
      g_autofree char *words = NULL;

      g_test_message ("%s", cases[i].name);
      for (gsize k = 0; cases[i].told[k].field != NULL; k++)
        take (news, &cases[i].told[k], (gint64) k);
      sal_plan_news_finish (news);
      g_assert_cmpuint (sal_plan_news_count (news), ==, cases[i].words != NULL);
      if (cases[i].words == NULL)
        continue;
      item = g_ptr_array_index (news->items, 0);
      words = sal_plan_news_item_describe (item);
      g_assert_cmpint (item->type, ==, cases[i].type);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (item->author, ==, "anna");
    }
}

/* The same id of another kind is another record. */
static void
test_order (void)
{
  static const Told first = { 1, SAL_TOUCH_UPDATED, "status", "Open", "Gone" };
  static const Told second = { 2, SAL_TOUCH_UPDATED, "status", "Open", "Gone" };
  g_autoptr (SalPlanNews) news = sal_plan_news_new ();

  take (news, &first, 10);
  sal_plan_news_take_added (news, &sal_plan_action_kind, 1, "Call", "ben", 20);
  take (news, &second, 30);
  sal_plan_news_finish (news);
  g_assert_cmpuint (news->items->len, ==, 3);
  g_assert_cmpint (((SalPlanNewsItem *) g_ptr_array_index (news->items, 0))->id, ==, 2);
  g_assert_true (((SalPlanNewsItem *) g_ptr_array_index (news->items, 1))->kind ==
                 &sal_plan_action_kind);
  g_assert_cmpstr (((SalPlanNewsItem *) g_ptr_array_index (news->items, 1))->title, ==, "Call");
}

#define STATE(stage, status, amount, date)                                                         \
  TRUE, stage, stage == 1 ? "Qualify" : "Close", status, amount, date

static const struct
{
  struct
  {
    gboolean known;
    gint64 stage;
    const char *stage_name;
    const char *status;
    gint64 amount;
    gint32 close_date;
  } before, after;
  int event; /* -1: no news */
  const char *words;
} deals[] = {
  { { STATE (1, "open", 100, 5) }, { STATE (1, "open", 100, 5) }, -1, NULL },
  { { STATE (1, "open", 10000, 5) },
    { STATE (2, "won", 20000, 6) },
    SAL_PLAN_DEAL_WON,
    "won, $200" },
  { { STATE (1, "open", 10000, 5) },
    { STATE (2, "lost", 10000, 5) },
    SAL_PLAN_DEAL_LOST,
    "lost, $100" },
  { { FALSE, 0, NULL, NULL, 0, SAL_DATE_NONE },
    { STATE (1, "open", 10000, 5) },
    SAL_PLAN_DEAL_NEW,
    "new, $100, Qualify" },
  { { FALSE, 0, NULL, NULL, 0, SAL_DATE_NONE },
    { STATE (2, "won", 10000, 5) },
    SAL_PLAN_DEAL_WON,
    "won, $100" },
  { { STATE (2, "lost", 10000, 5) },
    { STATE (1, "open", 10000, 5) },
    SAL_PLAN_DEAL_REOPENED,
    "open again, $100, Qualify" },
  { { STATE (1, "open", 10000, 5) },
    { STATE (2, "open", 20000, 5) },
    SAL_PLAN_DEAL_MOVED,
    "Qualify → Close, $100 → $200" },
  { { STATE (1, "open", 10000, 5) },
    { STATE (1, "open", 20000, 5) },
    SAL_PLAN_DEAL_CHANGED,
    "$100 → $200" },
  { { STATE (1, "open", 10000, 5) },
    { STATE (1, "open", 10000, SAL_DATE_NONE) },
    SAL_PLAN_DEAL_CHANGED,
    "closes 6 Jan 1970 → no date" },
};

static void
test_deals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deals); i++)
    {
      g_autoptr (SalPlanNews) news = sal_plan_news_new ();
      SalPlanDeal *deal = sal_plan_deal_new (1, "Deal");
      g_autofree char *words = NULL;

      deal->before = (SalPlanDealState){ deals[i].before.known,
                                         deals[i].before.stage,
                                         g_strdup (deals[i].before.stage_name),
                                         g_strdup (deals[i].before.status),
                                         deals[i].before.amount,
                                         deals[i].before.close_date };
      deal->after = (SalPlanDealState){ deals[i].after.known,
                                        deals[i].after.stage,
                                        g_strdup (deals[i].after.stage_name),
                                        g_strdup (deals[i].after.status),
                                        deals[i].after.amount,
                                        deals[i].after.close_date };
      g_assert_cmpint (sal_plan_news_take_deal (news, deal), ==, deals[i].event >= 0);
      if (deals[i].event < 0)
        continue;
      g_assert_cmpint (deal->event, ==, deals[i].event);
      words = sal_plan_deal_describe (deal, "USD");
      g_assert_cmpstr (words, ==, deals[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-news/together", test_together);
  g_test_add_func ("/plan-news/order", test_order);
  g_test_add_func ("/plan-news/deals", test_deals);

  return g_test_run ();
}
