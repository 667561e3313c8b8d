/* test-account-reviews.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-account-reviews-tab.h"
#include "sal-account-page.h"
#include "sal-accounts-page.h"
#include "sal-date.h"
#include "sal-document-view.h"
#include "sal-portfolio-page-private.h"
#include "store-fixture.h"

/* The brief of an account in the window, and the briefs of the first by score. */

static const char rows[] =
    "INSERT INTO account_plan (id, account, name, status, valid_from, business, reviewed_on)"
    " SELECT 1, id, 'Grow Halden', 'active', '2026-01-01', 'Gears', '2026-06-01' FROM account"
    " WHERE name = 'Halden';"
    "INSERT INTO plan_risk (id, name, plan, likelihood, impact, status, reviewed_on) VALUES"
    " (1, 'A new owner', 1, 'high', 'high', 'open', '2026-01-10');";

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page; /* the room */
  char *folder;
} Room;

static void
set_up (Room *self, gconstpointer data)
{
  g_setenv ("SALIENT_TODAY", "2026-06-30", TRUE);
  self->folder = g_dir_make_tmp ("salient-reviews-XXXXXX", NULL);
  self->workspace = display_create_workspace (3);
  self->store = sal_workspace_get_store (self->workspace);
  fixture_do (self->store, rows);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "accounts");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  display_settle ();
}

static void
tear_down (Room *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_unsetenv ("SALIENT_TODAY");
}

static void
show_halden (Room *self, const char *tab)
{
  gint64 id = fixture_query (self->store, "SELECT id FROM account WHERE name = 'Halden'");
  g_autofree char *target = g_strdup_printf ("account/%" G_GINT64_FORMAT "/%s", id, tab);

  g_assert_true (sal_page_show_target (self->page, target));
}

/* --- the tab --- */

static void
test_brief (Room *self, gconstpointer data)
{
  gpointer tab;

  show_halden (self, "reviews");
  display_wait_for_text (self->page, "as of 30 Jun 2026 · in ");
  tab = display_find (self->page, SAL_TYPE_ACCOUNT_REVIEWS_TAB, NULL);
  g_assert_true (display_says (tab, "Figures with Variance"));
  g_assert_true (display_says (tab, "Value Delivered"));
  g_assert_true (display_says (tab, "Plan Progress"));
  g_assert_true (display_says (tab, "Grow Halden. Texts written 1 Jun 2026"));
  g_assert_true (display_says (tab, "Whitespace"));
  g_assert_true (display_says (tab, "not updated since 10 Jan 2026"));
  g_assert_true (display_says (tab, "Next Steps"));
  g_assert_nonnull (display_find (tab, GTK_TYPE_BUTTON, "Save as PDF"));
  g_assert_nonnull (display_find (tab, GTK_TYPE_BUTTON, "Print"));
  g_assert_true (gtk_widget_get_sensitive (display_find (tab, GTK_TYPE_BUTTON, "Print")));

  /* what is changed shows */
  fixture_do (self->store, "UPDATE plan_risk SET reviewed_on = '2026-06-29'");
  display_wait_for_text (self->page, "as of 29 Jun 2026");
  g_assert_false (display_says (tab, "not updated since 10 Jan 2026"));
}

/* What is said is said whole, however narrow the window. */
static void
check_whole (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    g_error ("“%s” is cut", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_whole (child);
}

/* A label begins at the height its value does; returns how many pairs there are. */
static guint
check_beside (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *value = gtk_widget_get_next_sibling (child);
      int label_y, value_y;
      double label_at, value_at;

      n += check_beside (child);
      if (!GTK_IS_GRID (widget) || value == NULL || !gtk_widget_has_css_class (child, "dim-label"))
        continue;
      gtk_label_get_layout_offsets (GTK_LABEL (child), NULL, &label_y);
      gtk_label_get_layout_offsets (GTK_LABEL (value), NULL, &value_y);
      gtk_widget_translate_coordinates (child, widget, 0, label_y, NULL, &label_at);
      gtk_widget_translate_coordinates (value, widget, 0, value_y, NULL, &value_at);
      g_assert_cmpfloat_with_epsilon (label_at, value_at, 1);
      n++;
    }

  return n;
}

static gboolean
is_narrow (gpointer data)
{
  int now, height;

  gtk_window_get_default_size (data, &now, &height);
  if (gtk_widget_get_width (data) > 730)
    gtk_window_set_default_size (data, now == 720 ? 721 : 720, 860);

  return gtk_widget_get_width (data) <= 730;
}

static void
test_narrow (Room *self, gconstpointer data)
{
  g_autofree char *target = NULL;
  GtkWidget *view;

  fixture_do (self->store,
              "UPDATE account SET name = 'Halden Energy and Water of the North', industry = "
              "'Machines, plants and services of many sorts' WHERE name = 'Halden'");
  display_wait (is_narrow, self->window, "a narrow window");
  target = fixture_query_text (
      self->store, "SELECT 'account/' || id || '/reviews' FROM account WHERE name LIKE 'Hald%'");
  g_assert_true (sal_page_show_target (self->page, target));
  display_wait_for_text (self->page, "as of 30 Jun 2026 · in ");
  display_wait_for_page (self->page);
  display_settle ();
  view = display_find (self->page, SAL_TYPE_DOCUMENT_VIEW, NULL);
  g_assert_nonnull (view);
  g_assert_cmpint (gtk_widget_get_width (view), <=, 730);
  check_whole (view);
  g_assert_cmpuint (check_beside (view), >=, 4);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A change is read once, with the whitespace as it is after it. */
static void
test_once (Room *self, gconstpointer data)
{
  guint n_busy = 0;
  gpointer tab;

  show_halden (self, "reviews");
  display_wait_for_text (self->page, "as of 30 Jun 2026 · in ");
  display_wait_for_page (self->page);
  tab = display_find (self->page, SAL_TYPE_ACCOUNT_REVIEWS_TAB, NULL);
  g_signal_connect_swapped (tab, "notify::busy", G_CALLBACK (count_cb), &n_busy);
  fixture_do (self->store, "UPDATE account SET industry = 'Machines' WHERE name = 'Halden'");
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_cmpuint (n_busy, ==, 2);
  g_signal_handlers_disconnect_by_data (tab, &n_busy);
}

/* Each quarter begins before the one that was chosen before. */
static void
test_quarters (Room *self, gconstpointer data)
{
  const SalFiscalCalendar *calendar = sal_workspace_get_calendar (self->workspace);
  SalPeriod now =
      sal_fiscal_calendar_period_of (calendar, sal_date_from_ymd (2026, 6, 30), SAL_PERIOD_QUARTER);
  GtkDropDown *menu;

  show_halden (self, "reviews");
  display_wait_for_text (self->page, "Figures with Variance");
  menu = display_find (self->page, GTK_TYPE_DROP_DOWN, "Quarter");
  g_assert_nonnull (menu);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (menu)), ==, 9);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name =
          sal_fiscal_calendar_format (calendar, sal_period_offset (now, -(int) i));
      g_autofree char *text = g_strdup_printf ("%s, ", name);

      gtk_drop_down_set_selected (menu, i);
      display_wait_for_text (self->page, text);
    }
}

/* An account is printed from any of its tabs; accounts as a whole are not. */
static void
test_paper (Room *self, gconstpointer data)
{
  g_assert_false (sal_page_can_print (self->page));
  show_halden (self, "deals");
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (sal_page_can_print (self->page));
  g_assert_nonnull (display_find (self->page, GTK_TYPE_MENU_BUTTON, "Brief"));
  g_assert_true (gtk_widget_activate_action (
      display_find (self->page, SAL_TYPE_ACCOUNT_PAGE, NULL), "account.brief", NULL));
  display_wait_for_text (self->page, "Business Review: Halden");
  sal_page_go_back (self->page);
  display_settle ();
  g_assert_false (sal_page_can_print (self->page));
}

/* --- of several --- */

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (ADW_IS_MESSAGE_DIALOG (item->data))
      return item->data;

  return NULL;
}

static void
test_question (Room *self, gconstpointer data)
{
  SalPortfolioPage *part = display_find (self->page, SAL_TYPE_PORTFOLIO_PAGE, NULL);
  GtkWidget *dialog;
  GtkSpinButton *spin;

  g_assert_nonnull (display_find (part, GTK_TYPE_MENU_BUTTON, "More"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (part), "portfolio.briefs", NULL));
  display_settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  spin = display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Accounts");
  g_assert_nonnull (spin);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (spin), ==, 20);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  display_settle ();
}

static gboolean
has_file (gpointer data)
{
  const Room *self = data;
  g_autofree char *text = fixture_query_text (self->store, "SELECT count (*) FROM account");
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    n += g_str_has_suffix (name, ".pdf");

  return n == g_ascii_strtoull (text, NULL, 10);
}

/* Fewer accounts than were asked for: all of them. */
static void
test_files (Room *self, gconstpointer data)
{
  SalPortfolioPage *part = display_find (self->page, SAL_TYPE_PORTFOLIO_PAGE, NULL);
  g_autoptr (GDir) folder = NULL;

  sal_portfolio_page_write_briefs (part, 20, self->folder);
  display_wait (has_file, self, "a file for each account");
  folder = g_dir_open (self->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (g_str_has_suffix (name, ".pdf"))
        g_unlink (path);
    }
  display_settle ();
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, function)                                                                        \
  g_test_add ("/account-reviews/" name, Room, NULL, set_up, function, tear_down)
  ADD ("brief", test_brief);
  ADD ("once", test_once);
  ADD ("narrow", test_narrow);
  ADD ("quarters", test_quarters);
  ADD ("paper", test_paper);
  ADD ("question", test_question);
  ADD ("files", test_files);
#undef ADD

  return g_test_run ();
}
