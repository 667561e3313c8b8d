/* sal-account-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-page.h"

#include <glib/gi18n.h>

#include "sal-account-deals-tab.h"
#include "sal-account-overview.h"
#include "sal-account-plan-book.h"
#include "sal-account-plan-tab.h"
#include "sal-account-prices-tab.h"
#include "sal-account-signals-tab.h"
#include "sal-account-reviews-tab.h"
#include "sal-account-tab.h"
#include "sal-account-whitespace-tab.h"
#include "sal-date.h"
#include "sal-stakeholders-tab.h"

/* The tab that says what changed, and the one that is what the page is on paper. */
#define PLAN    "plan"
#define REVIEWS "reviews"

struct _SalAccountPage
{
  SalPartedPage parent_instance;

  SalStore *store; /* NULL once the page is gone */
  gint64 account;
  gboolean is_loading;
  gboolean is_stale; /* something changed while it was read */
  gint64 visit;      /* the newest change when the account was opened; 0: it is not known yet */

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkLabel *name_label;
  GtkLabel *facts_label;
  GtkButton *news_button;
  AdwViewStack *tabs;
};

G_DEFINE_FINAL_TYPE (SalAccountPage, sal_account_page, SAL_TYPE_PARTED_PAGE)

/* The tabs in the order of the switcher; one line adds a tab. Each is a SalAccountTab. */
static const SalPagePart tabs[] = {
  { PLAN, N_ ("Plan"), "text-x-generic-symbolic", sal_account_plan_tab_get_type },
  { "stakeholders", N_ ("Stakeholders"), "system-users-symbolic", sal_stakeholders_tab_get_type },
  { "whitespace", N_ ("Whitespace"), "view-grid-symbolic", sal_account_whitespace_tab_get_type },
  { "deals", N_ ("Deals"), "view-list-symbolic", sal_account_deals_tab_get_type },
  { "prices", N_ ("Prices"), "emblem-important-symbolic", sal_account_prices_tab_get_type },
  { "signals", N_ ("Signals"), "network-wireless-symbolic", sal_account_signals_tab_get_type },
  { REVIEWS, N_ ("Reviews"), "x-office-document-symbolic", sal_account_reviews_tab_get_type },
};

static void load (SalAccountPage *self);

/* --- what to know first --- */

static void
show_overview (SalAccountPage *self, const SalAccountOverview *overview)
{
  g_autofree char *facts = sal_account_overview_describe (overview, sal_date_today ());

  gtk_label_set_label (self->name_label, overview->name);
  gtk_label_set_label (self->facts_label, facts);
  sal_page_set_title (SAL_PAGE (self), overview->name);
  sal_page_set_can_print (SAL_PAGE (self), TRUE);
  adw_view_stack_set_visible_child_name (self->stack, "account");
}

/* What changed since the plan was read; what one changes oneself while one looks on is no news. */
static void
show_news (SalAccountPage *self, const SalAccountPlanBook *book)
{
  g_autofree char *words = book->news != NULL ? sal_plan_news_describe (book->news) : NULL;
  SalPage *tab = sal_parted_page_find_part (SAL_PARTED_PAGE (self), PLAN);

  if (self->visit == 0 && book->news != NULL)
    {
      self->visit = book->now.change;
      if (tab != NULL)
        sal_account_plan_tab_set_visit (SAL_ACCOUNT_PLAN_TAB (tab), self->visit);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->news_button), words != NULL);
  gtk_button_set_label (self->news_button, words != NULL ? words : "");
}

static void
show_problem (SalAccountPage *self, const GError *error)
{
  adw_status_page_set_description (self->problem_page, error->message);
  sal_page_set_title (SAL_PAGE (self), NULL);
  sal_page_set_can_print (SAL_PAGE (self), FALSE);
  adw_view_stack_set_visible_child_name (self->stack, "problem");
}

/* What is asked for, and what is found. */
typedef struct
{
  const SalKind *const *kinds;
  SalAccountPlanQuery query;
  char *author;
  char *currency;
} Asked;

typedef struct
{
  SalAccountOverview *overview;
  SalAccountPlanBook *book;
} Found;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->author);
  g_free (asked->currency);
  g_free (asked);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->overview, sal_account_overview_free);
  g_clear_pointer (&found->book, sal_account_plan_book_free);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gpointer
read_account (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->overview =
      sal_account_overview_load (connection, asked->query.account, asked->query.today, error);
  if (found->overview == NULL)
    return NULL;
  found->book = sal_account_plan_book_load (connection, asked->kinds, &asked->query, error);

  return found->book != NULL ? g_steal_pointer (&found) : NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Found) found = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->is_loading = FALSE;
  if (self->store == NULL)
    return; /* the page is gone */
  if (self->is_stale)
    {
      load (self);
    }
  else if (found != NULL)
    {
      show_overview (self, found->overview);
      show_news (self, found->book);
    }
  else
    {
      show_problem (self, error);
    }
  sal_parted_page_set_opening (SAL_PARTED_PAGE (self), self->is_loading);
}

static void
load (SalAccountPage *self)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));
  Asked *asked;

  self->is_stale = self->is_loading;
  if (self->is_loading || self->account == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  asked = g_new0 (Asked, 1);
  asked->kinds = sal_store_get_kinds (self->store);
  asked->author = sal_store_dup_author (self->store);
  asked->currency = g_strdup (sal_workspace_get_currency (workspace));
  asked->query = (SalAccountPlanQuery){ .account = self->account,
                                        .today = sal_date_today (),
                                        .author = asked->author,
                                        .currency = asked->currency,
                                        .own_until = self->visit };
  self->is_loading = TRUE;
  sal_parted_page_set_opening (SAL_PARTED_PAGE (self), TRUE);
  sal_store_read_async (self->store,
                        read_account,
                        asked,
                        asked_free,
                        found_free,
                        NULL,
                        loaded_cb,
                        g_object_ref (self));
}

/* The account is opened, or looked at again after something else. */
static void
begin_visit (SalAccountPage *self)
{
  SalPage *tab = sal_parted_page_find_part (SAL_PARTED_PAGE (self), PLAN);

  self->visit = 0;
  if (tab != NULL)
    sal_account_plan_tab_set_visit (SAL_ACCOUNT_PLAN_TAB (tab), 0);
  load (self);
}

/* --- the tabs --- */

static void
sal_account_page_part_made (SalPartedPage *page, SalPage *part)
{
  SalAccountPage *self = SAL_ACCOUNT_PAGE (page);

  if (self->account != 0)
    sal_account_tab_set_account (SAL_ACCOUNT_TAB (part), self->account);
  if (SAL_IS_ACCOUNT_PLAN_TAB (part))
    {
      sal_account_plan_tab_set_visit (SAL_ACCOUNT_PLAN_TAB (part), self->visit);
      g_signal_connect_object (part, "read", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
    }
}

gint64
sal_account_page_get_account (SalAccountPage *self)
{
  return self->account;
}

/**
 * sal_account_page_show:
 * @self: the page
 * @account: the id of an account
 * @tab: (nullable): the name of a tab, with a target of it behind a slash, or %NULL for the one in
 *   front
 *
 * Shows an account. Whoever calls has made sure that the page may be left.
 */
void
sal_account_page_show (SalAccountPage *self, gint64 account, const char *tab)
{
  if (account != self->account)
    {
      self->account = account;
      for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
        {
          SalPage *part = sal_parted_page_find_part (SAL_PARTED_PAGE (self), tabs[i].name);

          if (part != NULL)
            sal_account_tab_set_account (SAL_ACCOUNT_TAB (part), account);
        }
      gtk_widget_hide (GTK_WIDGET (self->news_button));
      begin_visit (self);
    }
  if (tab != NULL)
    sal_page_show_target (SAL_PAGE (self), tab);
}

/* --- what changed --- */

static void
show_news_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalAccountPage *self = SAL_ACCOUNT_PAGE (widget);
  SalPage *tab;

  adw_view_stack_set_visible_child_name (self->tabs, PLAN);
  tab = sal_parted_page_find_part (SAL_PARTED_PAGE (self), PLAN);
  sal_account_plan_tab_show_news (SAL_ACCOUNT_PLAN_TAB (tab));
}

static void
show_part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_page_show_target (SAL_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
sal_account_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sal_account_page_parent_class)->map (widget);
  begin_visit (SAL_ACCOUNT_PAGE (widget));
}

static void
sal_account_page_unmap (GtkWidget *widget)
{
  SalPage *tab = sal_parted_page_find_part (SAL_PARTED_PAGE (widget), PLAN);

  if (tab != NULL)
    sal_account_plan_tab_leave (SAL_ACCOUNT_PLAN_TAB (tab));
  GTK_WIDGET_CLASS (sal_account_page_parent_class)->unmap (widget);
}

/* --- on paper --- */

/* An account on paper is its brief. */
static SalPage *
show_reviews (SalAccountPage *self)
{
  adw_view_stack_set_visible_child_name (self->tabs, REVIEWS);

  return sal_parted_page_find_part (SAL_PARTED_PAGE (self), REVIEWS);
}

static void
sal_account_page_print (SalPage *page)
{
  sal_page_print (show_reviews (SAL_ACCOUNT_PAGE (page)));
}

static void
sal_account_page_save_pdf (SalPage *page)
{
  sal_page_save_pdf (show_reviews (SAL_ACCOUNT_PAGE (page)));
}

static void
brief_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_child_focus (GTK_WIDGET (show_reviews (SAL_ACCOUNT_PAGE (widget))),
                          GTK_DIR_TAB_FORWARD);
}

/* --- the page --- */

static void
sal_account_page_constructed (GObject *object)
{
  SalAccountPage *self = SAL_ACCOUNT_PAGE (object);

  G_OBJECT_CLASS (sal_account_page_parent_class)->constructed (object);

  self->store = g_object_ref (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  sal_parted_page_set_parts (SAL_PARTED_PAGE (self), self->tabs, tabs, G_N_ELEMENTS (tabs));
}

static void
sal_account_page_dispose (GObject *object)
{
  SalAccountPage *self = SAL_ACCOUNT_PAGE (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sal_account_page_parent_class)->dispose (object);
}

static void
sal_account_page_class_init (SalAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_account_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_account_page_dispose;
  widget_class->map = sal_account_page_map;
  widget_class->unmap = sal_account_page_unmap;
  SAL_PAGE_CLASS (klass)->print = sal_account_page_print;
  SAL_PAGE_CLASS (klass)->save_pdf = sal_account_page_save_pdf;
  SAL_PARTED_PAGE_CLASS (klass)->part_made = sal_account_page_part_made;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-account-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalAccountPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (name_label);
  BIND (facts_label);
  BIND (news_button);
  BIND (tabs);
#undef BIND
  gtk_widget_class_install_action (widget_class, "account.brief", NULL, brief_action);
  gtk_widget_class_install_action (widget_class, "account.show-news", NULL, show_news_action);
  gtk_widget_class_install_action (widget_class, "account.show-part", "s", show_part_action);
}

static void
sal_account_page_init (SalAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
