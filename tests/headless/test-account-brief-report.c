/* test-account-brief-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief-report.h"

#include <string.h>

#include "brief-fixture.h"
#include "sal-document-layout.h"

/* A brief as it is printed. */
typedef struct
{
  guint n_pages;
  char *text;
} Printed;

static void
printed_clear (Printed *self)
{
  g_free (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Printed, printed_clear)

static void
print (Printed *self, BriefFixture *fixture, gint64 account, const char *quarter, SalPaper paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAccountBrief) brief = brief_fixture_load (fixture, account, quarter, &error);
  g_autoptr (SalDocument) document = NULL;
  g_autoptr (SalDocumentLayout) layout = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  document = sal_account_brief_report_new (brief, paper);
  layout = sal_document_lay_out (document);
  self->n_pages = sal_document_layout_get_n_pages (layout);
  for (guint i = 0; i < self->n_pages; i++)
    {
      g_autofree char *page = sal_document_layout_get_text (layout, i);

      g_string_append (text, page);
    }
  self->text = g_string_free (text, FALSE);
}

static void
assert_contains (const Printed *self, const char *part)
{
  if (strstr (self->text, part) == NULL)
    g_error ("“%s” is not in\n%s", part, self->text);
}

static void
test_all (void)
{
  static const char *const parts[] = {
    "Business Review: Alder",
    "FY26 Q2, 1 Apr 2026 to 30 Jun 2026 · as of 15 May 2026 · in USD\n",
    "Tier 1 with 84 points, not updated since 5 Jan 2026",
    "Grow Alder. Texts written 10 May 2026",
    "14 May 2026, Ana Ruiz",
    "$100,000",
    "1 Apr 2025 – 15 May 2025",
    "as of 15 May 2025",
    "Value Delivered",
    "Won, 1 Apr 2026 – 15 May 2026",
    "Line 4",
    "Lost, 1 Apr 2026 – 15 May 2026",
    "Price",
    "Progress Measured in the Quarter",
    "Complaints\n40\n25\n20\n75\u00a0%\n1 May 2026",
    "Trust\n0\n4\n10\n40\u00a0%\n1 May 2026",
    "Contracts in Force, as of 15 May 2026",
    "Service A",
    "Installed, as of 15 May 2026",
    "Plan Progress",
    "Lines equipped",
    "40\u00a0%\n–\nOpen\nas of 1 May 2026",
    "Thank them\nAna Ruiz\n–\n",
    "50\u00a0%",
    "not updated since 1 Jan 2026",
    "75\u00a0%",
    "Valves for all",
    "Actions: 3 open, 1 of them overdue, as of 15 May 2026; 1 done from 1 Apr 2026 to 15 May 2026.",
    "Whitespace",
    "$70,000",
    "1 of 2 families owned, as of 15 May 2026",
    "not updated since 2 Jan 2024",
    "Risks",
    "Early warning: Satisfaction",
    "Asks",
    "Decide on the renewal of Service A",
    "Pat Chief",
    "Next Steps",
    "Send the offer",
    "10 May 2026, 5 days overdue",
  };
  g_auto (BriefFixture) fixture = { 0 };
  g_auto (Printed) printed = { 0 };

  brief_fixture_init (&fixture);
  print (&printed, &fixture, 1, "2026-Q2", SAL_PAPER_A4);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (&printed, parts[i]);
  /* what was measured before the quarter */
  g_assert_null (strstr (printed.text, "Lines equipped\n10\n15"));
  /* what was won after the day, and a contract that has ended */
  g_assert_null (strstr (printed.text, "Later"));
  g_assert_null (strstr (printed.text, "Service B"));
  g_assert_cmpuint (printed.n_pages, >=, SAL_BRIEF_MIN_PAGES);
  g_assert_cmpuint (printed.n_pages, <=, SAL_BRIEF_MAX_PAGES);
}

/* Of an account that nothing is known of. */
static void
test_nothing (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_auto (Printed) printed = { 0 };

  brief_fixture_init (&fixture);
  print (&printed, &fixture, 2, "2026-Q2", SAL_PAPER_LETTER);
  assert_contains (&printed, "Nothing was won in the quarter.");
  assert_contains (&printed, "There is no contract in force.");
  assert_contains (&printed, "There is no account plan.");
  g_assert_null (strstr (printed.text, "Progress Measured in the Quarter"));
  assert_contains (&printed, "Nothing is planned.");
  assert_contains (&printed, "2 more cells are open, of which no potential is known.");
  g_assert_cmpuint (printed.n_pages, ==, SAL_BRIEF_MIN_PAGES);
}

/* However much there is, with texts that take several lines. */
static void
test_much (void)
{
  static const char rows[] =
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 180)"
      " INSERT INTO opportunity (id, name, account, owner, type, stage, amount, currency,"
      " close_date, next_step, next_step_date) SELECT i, 'A long name of an opportunity that is "
      "told in full, number ' || i, 1, 1, 'new', 1 + i % 3, i * 100000, 'USD', '2026-04-15',"
      " 'Agree with everybody in the room on what is to be done until then', '2026-05-20' FROM n;"
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 140)"
      " INSERT INTO contract (id, name, account, start, end, annual_value, currency, renewal,"
      " renewal_date) SELECT i, 'A contract with a name that is long, too, number ' || i, 1,"
      " '2025-01-01', '2026-08-31', 100000, 'USD', 'manual', '2026-08-31' FROM n;"
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 140)"
      " INSERT INTO installed_product (id, account, product_family, annual_value, currency, "
      "valid_from) SELECT i, 1, 1, 100000, 'USD', '2025-01-01' FROM n;"
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 140)"
      " INSERT INTO plan_objective (id, name, plan, start, target, actual, measured_on, due, "
      "status) SELECT i, 'An objective that needs two lines to be told, number ' || i, 1, 0, 100, "
      "i - 100, '2026-01-01', '2026-12-31', 'open' FROM n;"
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 140)"
      " INSERT INTO growth_play (id, name, plan, product_family, value, currency, status, "
      "reviewed_on) SELECT i, 'A play that needs two lines to be told, number ' || i, 1, 2, 100, "
      "'USD', 'idea', '2026-01-01' FROM n;"
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 140)"
      " INSERT INTO plan_risk (id, name, plan, likelihood, impact, mitigation, owner, status, "
      "reviewed_on) SELECT i, 'A risk that needs two lines to be told, number ' || i, 1, 'high', "
      "'high', replace (hex (zeroblob (200)), '00', 'word '), 1, 'open', '2026-01-01' FROM n;"
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 140)"
      " INSERT INTO plan_action (id, name, account, plan, owner, due, status, added_on)"
      " SELECT i, 'An action that needs two lines to be told, number ' || i, 1, 1, 1, "
      "'2026-05-01', 'open', '2026-01-01' FROM n;";
  g_auto (BriefFixture) fixture = { 0 };
  g_auto (Printed) a4 = { 0 }, letter = { 0 };

  brief_fixture_init (&fixture);
  fixture_do (fixture.in.store, rows);
  print (&a4, &fixture, 1, "2026-Q2", SAL_PAPER_A4);
  print (&letter, &fixture, 1, "2026-Q2", SAL_PAPER_LETTER);
  assert_contains (&a4, "… and ");
  g_assert_cmpuint (a4.n_pages, <=, SAL_BRIEF_MAX_PAGES);
  g_assert_cmpuint (letter.n_pages, <=, SAL_BRIEF_MAX_PAGES);
}

/* (transfer full): the brief of Alder, laid out */
static SalDocumentLayout *
lay_out (BriefFixture *fixture, SalPaper paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAccountBrief) brief = brief_fixture_load (fixture, 1, "2026-Q2", &error);
  g_autoptr (SalDocument) document = NULL;

  g_assert_no_error (error);
  document = sal_account_brief_report_new (brief, paper);

  return sal_document_lay_out (document);
}

/* Where the text of a page ends, as a share of the paper. */
static double
find_end (const SalDocumentLayout *layout, guint index)
{
  const SalDocumentPage *page = layout->pages->pdata[index];
  double end = 0;

  for (guint i = 0; i < page->items->len; i++)
    {
      const SalDocumentItem *item = page->items->pdata[i];

      if (item->part != SAL_PAGE_PART_FOOTER)
        end = MAX (end, item->box.y + item->box.height);
    }

  return end / layout->height;
}

/* The last of its texts, footers aside, is what a page ends with. */
static const SalDocumentItem *
find_last (const SalDocumentLayout *layout, guint index)
{
  const SalDocumentPage *page = layout->pages->pdata[index];
  const SalDocumentItem *last = NULL;

  for (guint i = 0; i < page->items->len; i++)
    {
      const SalDocumentItem *item = page->items->pdata[i];

      if (item->part != SAL_PAGE_PART_FOOTER && item->kind != SAL_PAGE_ITEM_RULE)
        last = item;
    }

  return last;
}

/* However many objectives there are, no page of the brief is nearly empty, and none ends with a
 * heading or the titles of a table. */
static void
test_pages (void)
{
  g_auto (BriefFixture) fixture = { 0 };

  brief_fixture_init (&fixture);
  for (guint n = 0; n < 12; n++)
    {
      g_autofree char *row = g_strdup_printf (
          "INSERT INTO plan_objective (id, name, plan, start, target, actual, measured_on, due, "
          "status) VALUES (%u, 'Another objective', 1, 0, 10, 5, '2026-05-01', '2026-12-31', "
          "'open'); INSERT INTO plan_action (id, name, account, plan, owner, due, status, added_on)"
          " VALUES (%u, 'Another step', 1, 1, 1, '2026-06-01', 'open', '2026-05-01');",
          100 + n,
          100 + n);

      fixture_do (fixture.in.store, row);
      for (SalPaper paper = SAL_PAPER_A4; paper <= SAL_PAPER_LETTER; paper++)
        {
          g_autoptr (SalDocumentLayout) layout = lay_out (&fixture, paper);

          g_assert_cmpuint (layout->pages->len, >=, SAL_BRIEF_MIN_PAGES);
          for (guint i = 0; i < layout->pages->len; i++)
            {
              g_assert_cmpfloat (find_end (layout, i), >, 0.4);
              g_assert_cmpint (find_last (layout, i)->part, !=, SAL_PAGE_PART_HEADING);
              g_assert_cmpint (find_last (layout, i)->part, !=, SAL_PAGE_PART_TABLE_HEADER);
            }
        }
    }
}

/* What is worth something in another currency is told in that of the brief, and as it was entered;
 * without a rate as it was entered alone. */
static void
test_currencies (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_auto (Printed) printed = { 0 };

  brief_fixture_init (&fixture);
  fixture_do (fixture.in.store,
              "INSERT INTO exchange_rate (id, currency, \"into\", date, rate) VALUES"
              " (1, 'EUR', 'USD', '2026-01-01', 1250000000),"
              " (2, 'EUR', 'USD', '2026-05-16', 2000000000);"
              "INSERT INTO growth_play (id, name, plan, product_family, value, currency, status, "
              "reviewed_on) VALUES"
              " (2, 'Abroad', 1, 2, 4000000, 'EUR', 'active', '2026-05-02'),"
              " (3, 'Farther', 1, 2, 3000000, 'GBP', 'active', '2026-05-02');");
  print (&printed, &fixture, 1, "2026-Q2", SAL_PAPER_A4);
  assert_contains (&printed, "\n$60,000\n");
  assert_contains (&printed, "\n$50,000 (€40,000)\n");
  assert_contains (&printed, "\n£30,000, no rate known\n");
  assert_contains (&printed, "converted into USD at the rates of 15 May 2026");
}

/* An objective that should have been reached by now is overdue, unless it has been. */
static void
test_overdue (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_auto (Printed) printed = { 0 };

  brief_fixture_init (&fixture);
  fixture_do (fixture.in.store,
              "UPDATE plan_objective SET due = '2026-05-14' WHERE id = 1;"
              "INSERT INTO plan_objective (id, name, plan, start, target, actual, measured_on, due,"
              " status) VALUES (3, 'Past', 1, 0, 10, 11, '2026-05-01', '2026-05-01', 'open');");
  print (&printed, &fixture, 1, "2026-Q2", SAL_PAPER_A4);
  assert_contains (&printed, "14 May 2026\n1 day overdue\n");
  assert_contains (&printed, "31 Dec 2026\nOpen\n");
  assert_contains (&printed, "1 May 2026\nTarget reached\n");
}

static void
test_files (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL, *name = NULL, *path = NULL, *content = NULL;
  SalAccountBriefFiles files = { .paper = SAL_PAPER_A4 };
  SalAccountBriefs briefs;
  gsize length;

  brief_fixture_init (&fixture);
  folder = g_build_filename (fixture.in.files.folder, "briefs", NULL);
  brief_fixture_ask (&fixture, "2026-Q2", &briefs);
  briefs.n_accounts = 20;
  loaded = sal_account_briefs_load (fixture.in.store, &briefs, NULL, &error);
  g_assert_no_error (error);
  files.briefs = loaded;
  sal_account_brief_files_write (&files, folder, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  name = sal_account_brief_files_name (&files, 0);
  g_assert_cmpstr (name, ==, "2026-Q2 Alder.pdf");
  for (guint i = 0; i < loaded->len; i++)
    {
      g_clear_pointer (&name, g_free);
      g_clear_pointer (&path, g_free);
      g_clear_pointer (&content, g_free);
      name = sal_account_brief_files_name (&files, i);
      path = g_build_filename (folder, name, NULL);
      g_assert_true (g_file_get_contents (path, &content, &length, &error));
      g_assert_true (g_str_has_prefix (content, "%PDF"));
      g_assert_cmpuint (length, >, 5000);
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account-brief-report/all", test_all);
  g_test_add_func ("/account-brief-report/nothing", test_nothing);
  g_test_add_func ("/account-brief-report/much", test_much);
  g_test_add_func ("/account-brief-report/pages", test_pages);
  g_test_add_func ("/account-brief-report/currencies", test_currencies);
  g_test_add_func ("/account-brief-report/overdue", test_overdue);
  g_test_add_func ("/account-brief-report/files", test_files);

  return g_test_run ();
}
