/* test-statement-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-statement-report.h"

#include <string.h>

#include "sal-document-blocks.h"
#include "sal-document-layout.h"
#include "statement-fixture.h"
#include "store-fixture.h"

/* 10 % of what is sold directly, 20 % above 1,000.00 in a quarter to date and at most 150.00 a
 * month of the plan's year; 1 % of what rolls up. */
#define TIERS "\"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}, {\"from\": 1000, \"rate\": \"20 %\"}]"
#define PLAN(more, component)                                                                      \
  "{\"name\": \"Field\", \"version\": \"7\", " more "\"clawback\": {\"days\": 90}, "               \
  "\"components\": [{\"id\": \"deals\", \"name\": \"Own Deals\", \"period\": \"month\", "          \
  "\"mode\": \"quarter_to_date\", \"filter\": \"type != \\\"roll-up\\\"\", " component             \
  "\"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"whole_bounds\": true, " TIERS  \
  "}}, {\"id\": \"team\", \"period\": \"month\", \"filter\": \"type = \\\"roll-up\\\"\", "         \
  "\"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, "      \
  "\"rate\": \"1 %\"}]}}]}"

static void
init (PayFixture *self, const char *plan)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, plan);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1003, 103, "Field", "2026-01-01", 5000000);
}

/* --- what is on the pages --- */

/* A statement as it is printed. */
typedef struct
{
  SalDocument *document;
  SalDocumentLayout *layout;
  char *text;
  GPtrArray *tables; /* of GPtrArray of GStrv: titles and rows; over pages each is one */
} Printed;

static void
printed_clear (Printed *self)
{
  sal_document_layout_free (self->layout);
  sal_document_unref (self->document);
  g_ptr_array_unref (self->tables);
  g_free (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Printed, printed_clear)

static gboolean
is_same_row (const GPtrArray *one, const GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (g_strcmp0 (one->pdata[i], other->pdata[i]) != 0)
      return FALSE;

  return TRUE;
}

/* A repeated header goes on with the table that it heads, at the top of a page. */
static void
add_row (Printed *self, GPtrArray *row, gboolean is_header, gboolean is_at_top)
{
  GPtrArray *last = self->tables->len > 0 ? self->tables->pdata[self->tables->len - 1] : NULL;

  if (is_header && is_at_top && last != NULL && is_same_row (last->pdata[0], row))
    {
      g_ptr_array_unref (row);
      return;
    }
  if (is_header)
    {
      last = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      g_ptr_array_add (self->tables, last);
    }
  g_assert_nonnull (last);
  g_ptr_array_add (last, row);
}

static void
read_page (Printed *self, const SalDocumentPage *page)
{
  gboolean is_at_top = TRUE;

  for (guint i = 0; i < page->items->len;)
    {
      const SalDocumentItem *first = page->items->pdata[i];
      GPtrArray *row;

      if (first->kind != SAL_PAGE_ITEM_TEXT ||
          (first->part != SAL_PAGE_PART_TABLE_HEADER && first->part != SAL_PAGE_PART_TABLE_CELL))
        {
          is_at_top = is_at_top && first->part == SAL_PAGE_PART_RUNNING_HEADER;
          i++;
          continue;
        }
      row = g_ptr_array_new_with_free_func (g_free);
      for (; i < page->items->len; i++)
        {
          const SalDocumentItem *item = page->items->pdata[i];

          if (item->kind != SAL_PAGE_ITEM_TEXT || item->box.y != first->box.y)
            break;
          g_ptr_array_add (row, g_strdup (pango_layout_get_text (item->layout)));
        }
      add_row (self, row, first->part == SAL_PAGE_PART_TABLE_HEADER, is_at_top);
      is_at_top = FALSE;
    }
}

static void
print (Printed *self, const StatementFixture *of)
{
  GString *text = g_string_new (NULL);

  self->document = sal_statement_report_new (of->setting,
                                             (SalPayStatement *const *) of->statements->pdata,
                                             of->statements->len,
                                             SAL_PAPER_A4);
  self->layout = sal_document_lay_out (self->document);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < sal_document_layout_get_n_pages (self->layout); i++)
    {
      g_autofree char *page = sal_document_layout_get_text (self->layout, i);

      g_string_append (text, page);
      read_page (self, self->layout->pages->pdata[i]);
    }
  self->text = g_string_free (text, FALSE);
}

static void
assert_contains (const Printed *self, const char *part)
{
  if (strstr (self->text, part) == NULL)
    g_error ("“%s” is not in\n%s", part, self->text);
}

/* "−$1,234.50" in minor units; what is not an amount is 0. */
static gint64
read_amount (const char *text)
{
  gint64 amount = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      amount = amount * 10 + (*at - '0');

  return g_str_has_prefix (text, "−") || g_str_has_prefix (text, "-") ? -amount : amount;
}

static const char *
get_cell (const GPtrArray *table, guint row, int column)
{
  const GPtrArray *cells = table->pdata[row];

  return cells->pdata[column >= 0 ? column : (int) cells->len + column];
}

/* From a row, which is counted, to another, which is not. */
static gint64
sum_rows (const GPtrArray *table, guint from, guint to)
{
  gint64 sum = 0;

  for (guint i = from; i < to; i++)
    sum += read_amount (get_cell (table, i, -1));

  return sum;
}

/* The last row is what the others come to; of a calculation, what all tiers are is on the way. */
static gint64
assert_table_adds_up (const GPtrArray *table)
{
  guint last = table->len - 1, from = 1;
  gint64 total = read_amount (get_cell (table, last, -1));

  for (guint i = 1; i < last; i++)
    if (g_str_equal (get_cell (table, i, 0), "All tiers"))
      {
        g_assert_cmpint (sum_rows (table, 1, i), ==, read_amount (get_cell (table, i, -1)));
        from = i;
      }
  g_assert_cmpint (sum_rows (table, from, last), ==, total);

  return total;
}

/* The sum of slices is the earning, that of credits too, that of earnings what is earned, and with
 * it one balance comes to the next. Returns what is earned. */
static gint64
assert_adds_up (const Printed *self)
{
  gint64 earned = 0, lines = 0, credits = 0;
  gboolean has_credits = FALSE;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const GPtrArray *table = self->tables->pdata[i];
      const char *title = get_cell (table, 0, 0);

      if (g_str_equal (title, "Earned By"))
        {
          earned = assert_table_adds_up (table);
        }
      else if (g_str_equal (title, "Payment"))
        {
          g_assert_cmpint (read_amount (get_cell (table, 2, -1)), ==, earned);
          assert_table_adds_up (table);
        }
      else if (g_str_equal (title, "Tier of the Plan"))
        {
          lines += assert_table_adds_up (table);
        }
      else if (g_str_equal (title, "Opportunity"))
        {
          credits += assert_table_adds_up (table);
          has_credits = TRUE;
        }
    }
  g_assert_cmpint (lines, ==, earned);
  if (has_credits)
    g_assert_cmpint (credits, ==, earned);

  return earned;
}

/* What the ledger says. */
static gint64
query (PayFixture *office, const char *sql)
{
  g_autofree char *text = fixture_query_text (office->pay, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

/* --- tests --- */

/* 800.00 and 400.00: 100.00 + 40.00, and what is added by hand. */
static void
test_statement_report_sums (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) statement = { 0 }, team = { 0 };
  g_auto (Printed) printed = { 0 }, of_team = { 0 };

  init (&office, PLAN ("", ""));
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-01-20", 40000, 101, "new");
  pay_fixture_do_pay (&office,
                      "INSERT INTO pay_adjustment (id, person, date, amount, currency, reason)"
                      " VALUES (1, 101, '2026-01-15', 2550, 'USD', 'A referral'),"
                      " (2, 101, '2026-01-16', -1000, 'USD', 'Overpaid')");
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_load (&statement, &office, "2026-P01", 101);
  print (&printed, &statement);
  g_assert_cmpint (assert_adds_up (&printed), ==, 14000);
  g_assert_cmpint (
      query (&office,
             "SELECT sum (amount) FROM ledger_line WHERE person = 101 AND period = '2026-P01'"),
      ==,
      14000);
  assert_contains (&printed, "Statement for Ada");
  assert_contains (&printed, "Northern Instruments");
  assert_contains (&printed, "Seller A");
  assert_contains (&printed, "North Inc.");
  assert_contains (&printed, "Field, version 7");
  assert_contains (&printed, "Own Deals · $140.00");
  assert_contains (&printed, "$0.00 – $1,000.00");
  assert_contains (&printed, "from $1,000.00");
  assert_contains (&printed, "Adjustment: A referral");
  assert_contains (&printed, "Deal 900");
  assert_contains (&printed, "Customer");
  assert_contains (&printed, "As of ");
  /* of nobody else */
  g_assert_null (strstr (printed.text, "Mia"));
  statement_fixture_load (&team, &office, "2026-P01", 103);
  print (&of_team, &team);
  g_assert_cmpint (assert_adds_up (&of_team), ==, 1200);
  assert_contains (&of_team, "Roll-Up");
}

/* Until it is approved, it is a preview on every page. */
static void
test_statement_report_preview (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) before = { 0 }, after = { 0 };
  g_auto (Printed) preview = { 0 }, approved = { 0 };

  init (&office, PLAN ("", ""));
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_load (&before, &office, "2026-P01", 101);
  print (&preview, &before);
  assert_contains (&preview, "This is a preview");
  assert_contains (&preview, "Confidential · Preview, not approved");
  statement_fixture_approve (&office, "2026-P01");
  statement_fixture_load (&after, &office, "2026-P01", 101);
  print (&approved, &after);
  g_assert_null (strstr (approved.text, "review"));
  assert_contains (&approved, "Approved");
  assert_contains (&approved, "Vera");
}

/* A cap of 150.00: of 300.00 the half is forfeited, in a line of its own. */
static void
test_statement_report_cap (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) statement = { 0 };
  g_auto (Printed) printed = { 0 };

  init (&office, PLAN ("", "\"cap\": {\"amount\": 150, \"whole\": true}, "));
  pay_fixture_sell (&office, 900, "2026-01-10", 200000, 101, "new");
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_load (&statement, &office, "2026-P01", 101);
  print (&printed, &statement);
  g_assert_cmpint (assert_adds_up (&printed), ==, 15000);
  assert_contains (&printed, "Own Deals: forfeited by caps\n");
  assert_contains (&printed, "−$150.00");
}

/* February takes off what January paid of the quarter. */
static void
test_statement_report_to_date (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) statement = { 0 };
  g_auto (Printed) printed = { 0 };

  init (&office, PLAN ("", ""));
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-02-10", 40000, 101, "new");
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_close (&office, "2026-P01");
  statement_fixture_calculate (&office, "2026-P02");
  statement_fixture_load (&statement, &office, "2026-P02", 101);
  print (&printed, &statement);
  g_assert_cmpint (assert_adds_up (&printed), ==, 6000);
  assert_contains (&printed, "Earned before in the quarter\n");
  assert_contains (&printed, "−$80.00");
}

/* What changed of January once that is closed cites its line; what is calculated anew is reversed;
 * and a cancelled deal is taken back. */
static void
test_statement_report_changes (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) statement = { 0 };
  g_auto (Printed) printed = { 0 };

  init (&office, PLAN ("", ""));
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-01-20", 40000, 101, "new");
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_close (&office, "2026-P01");
  pay_fixture_sell (&office, 902, "2026-02-01", 10000, 101, "new");
  statement_fixture_calculate (&office, "2026-P02");
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  pay_fixture_do (&office,
                  "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount)"
                  " VALUES (1, 'K1', 'cancellation', '2026-02-20', 900, 80000)");
  statement_fixture_calculate (&office, "2026-P02");
  statement_fixture_load (&statement, &office, "2026-P02", 101);
  print (&printed, &statement);
  g_assert_cmpint (
      read_amount (get_cell (printed.tables->pdata[1], 2, -1)),
      ==,
      query (&office,
             "SELECT sum (amount) FROM ledger_line WHERE person = 101 AND period = '2026-P02'"));
  assert_contains (&printed, "Own Deals: correction of Jan 2026");
  assert_contains (&printed, "This is the difference to line 1 of Jan 2026, which was $140.00");
  assert_contains (&printed, "Own Deals: taken back · −$80.00");
  assert_contains (&printed, "What line 1 of Jan 2026 paid ($140.00 in all)");
  assert_contains (&printed, "Reversed Lines");
  for (guint i = 0; i < printed.tables->len; i++)
    if (!g_str_equal (get_cell (printed.tables->pdata[i], 0, 0), "Contained in It") &&
        !g_str_equal (get_cell (printed.tables->pdata[i], 0, 0), "Line"))
      assert_table_adds_up (printed.tables->pdata[i]);
}

/* Somebody who sold nothing, and somebody who was paid and takes part no longer. */
static void
test_statement_report_nothing (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) statement = { 0 }, nobody = { 0 }, gone = { 0 };
  g_auto (Printed) printed = { 0 }, of_gone = { 0 };

  init (&office, PLAN ("", ""));
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_load (&statement, &office, "2026-P01", 101);
  print (&printed, &statement);
  g_assert_cmpint (assert_adds_up (&printed), ==, 0);
  statement_fixture_load (&nobody, &office, "2026-P01", 102);
  g_assert_cmpuint (nobody.statements->len, ==, 0);

  pay_fixture_do_pay (&office,
                      "INSERT INTO pay_adjustment (id, person, date, amount, currency, reason)"
                      " VALUES (1, 101, '2026-02-15', 2550, 'USD', 'A referral')");
  statement_fixture_close (&office, "2026-P01");
  pay_fixture_do (&office, "DELETE FROM assignment WHERE person = 101");
  statement_fixture_calculate (&office, "2026-P02");
  statement_fixture_load (&gone, &office, "2026-P02", 101);
  for (guint i = 0; i < gone.statements->len; i++)
    g_ptr_array_set_size (((SalPayStatement *) gone.statements->pdata[i])->lines, 0);
  print (&of_gone, &gone);
  assert_contains (&of_gone, "Nothing was earned in this period.");
  assert_contains (&of_gone, "$25.50");
}

/* Yen have no decimals. */
static void
test_statement_report_yen (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) statement = { 0 };
  g_auto (Printed) printed = { 0 };

  init (&office, PLAN ("\"currency\": \"JPY\", ", ""));
  pay_fixture_do_pay (&office, "UPDATE participant SET currency = 'JPY'");
  pay_fixture_sell (&office, 900, "2026-01-10", 123457, 101, "new");
  pay_fixture_do (&office, "UPDATE opportunity SET currency = 'JPY'");
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_load (&statement, &office, "2026-P01", 101);
  print (&printed, &statement);
  /* 100 + 24,491.4 */
  g_assert_cmpint (assert_adds_up (&printed), ==, 24591);
  assert_contains (&printed, "¥24,591");
  assert_contains (&printed, "¥123,457");
  g_assert_null (strstr (printed.text, ".00"));
}

/* Tables go on over pages with their titles, and still add up. */
static void
test_statement_report_many_credits (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) statement = { 0 };
  g_auto (Printed) printed = { 0 };
  g_autoptr (GBytes) pdf = NULL;
  guint n_headers = 0, n_pages;

  init (&office, PLAN ("", ""));
  for (guint i = 0; i < 300; i++)
    pay_fixture_sell (&office, 900 + i, "2026-01-10", 1003 + 7 * i, 101, "new");
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_load (&statement, &office, "2026-P01", 101);
  print (&printed, &statement);
  g_assert_cmpint (
      assert_adds_up (&printed),
      ==,
      query (&office,
             "SELECT sum (amount) FROM ledger_line WHERE person = 101 AND period = '2026-P01'"));
  assert_contains (&printed, "300 credits");
  n_pages = sal_document_layout_get_n_pages (printed.layout);
  g_assert_cmpuint (n_pages, >, 5);
  for (const char *at = printed.text; (at = strstr (at, "Opportunity\nAccount\n")) != NULL; at++)
    n_headers++;
  g_assert_cmpuint (n_headers, >=, n_pages - 2);
  pdf = sal_document_to_pdf (printed.document, NULL);
  g_assert_nonnull (pdf);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-"));
}

/* Nothing leaves the page, and all that is paid is on it, however long names are. */
static void
test_statement_report_long_names (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) statement = { 0 };
  g_auto (Printed) printed = { 0 };
  g_autofree char *long_name = g_strnfill (400, 'W');
  g_autofree char *sql = g_strdup_printf ("UPDATE person SET name = 'Ada %s' WHERE id = 101;"
                                          "UPDATE opportunity SET name = '%s';"
                                          "UPDATE account SET name = 'Sehr lange %s';"
                                          "UPDATE position SET name = '%s' WHERE id = 11",
                                          long_name,
                                          long_name,
                                          long_name,
                                          long_name);

  init (&office, PLAN ("", ""));
  pay_fixture_sell (&office, 900, "2026-01-10", 123456789012, 101, "new");
  pay_fixture_do (&office, sql);
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_load (&statement, &office, "2026-P01", 101);
  print (&printed, &statement);
  g_assert_cmpint (assert_adds_up (&printed), ==, 10000 + (123456789012 - 100000) / 5);
  for (guint i = 0; i < printed.layout->pages->len; i++)
    {
      const SalDocumentPage *page = printed.layout->pages->pdata[i];

      for (guint k = 0; k < page->items->len; k++)
        {
          const SalDocumentItem *item = page->items->pdata[k];
          PangoRectangle ink;

          g_assert_cmpfloat (item->box.x + item->box.width, <, printed.layout->width);
          g_assert_cmpfloat (item->box.y + item->box.height, <, printed.layout->height);
          if (item->kind != SAL_PAGE_ITEM_TEXT)
            continue;
          pango_layout_get_pixel_extents (item->layout, &ink, NULL);
          g_assert_cmpfloat (ink.width, <=, item->box.width + 2);
        }
    }
}

/* --- what rows are about --- */

/* The ids of what rows are about, of a kind; (element-type gint64) */
static GArray *
list_links (const SalDocument *document, const char *kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const SalBlock *block = document->blocks->pdata[i];

      for (guint k = 0; block->links != NULL && k < block->rows->len; k++)
        if (g_strcmp0 (block->links[k].kind, kind) == 0)
          g_array_append_val (ids, block->links[k].id);
    }

  return ids;
}

/* From the payment to its lines, whose amounts are what was earned, and from a line to the
 * opportunities that are still there. */
static void
test_statement_report_links (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) loaded = { 0 };
  const SalPayStatement *ada;
  g_autoptr (SalDocument) statement = NULL;
  g_autoptr (GArray) lines = NULL;
  guint n_deals = 0;
  gint64 sum = 0;

  init (&office, PLAN ("", "\"cap\": {\"amount\": 120}, "));
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-01-20", 40000, 101, "new");
  statement_fixture_calculate (&office, "2026-P01");
  pay_fixture_do (&office, "DELETE FROM opportunity WHERE id = 901");
  statement_fixture_load (&loaded, &office, "2026-P01", 101);
  ada = loaded.statements->pdata[0];
  statement = sal_statement_report_new (
      loaded.setting, (SalPayStatement *const *) loaded.statements->pdata, 1, SAL_PAPER_A4);
  lines = list_links (statement, SAL_STATEMENT_LINK_LINE);
  g_assert_cmpuint (lines->len, ==, ada->lines->len);
  g_assert_cmpuint (lines->len, >, 0);
  for (guint i = 0; i < ada->lines->len; i++)
    {
      const SalPayStatementLine *line = ada->lines->pdata[i];
      g_autoptr (SalDocument) explanation =
          sal_statement_report_new_line (loaded.setting, ada, line, SAL_PAPER_A4);
      g_autoptr (GArray) deals = list_links (explanation, "opportunity");
      gboolean is_linked = FALSE;

      for (guint k = 0; k < lines->len; k++)
        is_linked = is_linked || g_array_index (lines, gint64, k) == line->id;
      g_assert_true (is_linked);
      sum += line->amount;
      if (!g_str_equal (line->component, "deals"))
        {
          g_assert_cmpuint (deals->len, ==, 0);
          continue;
        }
      n_deals++;
      g_assert_cmpuint (line->credits->len, ==, 2);
      g_assert_cmpuint (deals->len, ==, 1);
      g_assert_cmpint (g_array_index (deals, gint64, 0), ==, 900);
      g_assert_cmpint (line->forfeited, >, 0);
    }
  g_assert_cmpuint (n_deals, ==, 1);
  g_assert_cmpint (sum, ==, ada->amounts.calculated);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statement-report/sums", test_statement_report_sums);
  g_test_add_func ("/statement-report/links", test_statement_report_links);
  g_test_add_func ("/statement-report/preview", test_statement_report_preview);
  g_test_add_func ("/statement-report/cap", test_statement_report_cap);
  g_test_add_func ("/statement-report/to-date", test_statement_report_to_date);
  g_test_add_func ("/statement-report/changes", test_statement_report_changes);
  g_test_add_func ("/statement-report/nothing", test_statement_report_nothing);
  g_test_add_func ("/statement-report/yen", test_statement_report_yen);
  g_test_add_func ("/statement-report/many-credits", test_statement_report_many_credits);
  g_test_add_func ("/statement-report/long-names", test_statement_report_long_names);

  return g_test_run ();
}
