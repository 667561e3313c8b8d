/* sal-account-plan-tab.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-plan-tab-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-account-plan-commands.h"
#include "sal-date.h"
#include "sal-edit-in-place.h"
#include "sal-kinds.h"
#include "sal-plan-news-kinds.h"
#include "sal-scroll-guard.h"
#include "sal-window.h"

G_DEFINE_FINAL_TYPE (SalAccountPlanTab, sal_account_plan_tab, SAL_TYPE_ACCOUNT_TAB)

static guint read_signal;

static void load (SalAccountPlanTab *self);

static gboolean
has_plan (SalAccountPlanTab *self)
{
  return self->book != NULL && self->book->plan != NULL;
}

static void
update_actions (SalAccountPlanTab *self)
{
  gboolean editable = self->store != NULL && !sal_store_is_read_only (self->store);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.create", editable && self->book != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.mark-read", editable && has_plan (self));
  gtk_widget_set_visible (self->create_button, editable);
  gtk_widget_set_visible (self->next_button, editable);
}

/* --- what was read --- */

/* A workspace that is closing keeps nothing any more, and one that is read-only never did. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountPlanTab) self = user_data;

  if (sal_reading_keep_finish (SAL_STORE (source), result, NULL) && self->store != NULL)
    g_signal_emit (self, read_signal, 0);
}

static void
keep_reading (SalAccountPlanTab *self, gint64 plan, const SalReading *reading)
{
  if (self->store != NULL && !sal_store_is_read_only (self->store))
    sal_reading_keep_async (
        self->store, &sal_account_plan_kind, plan, *reading, kept_cb, g_object_ref (self));
}

/* What changed since it was read is to be found again on coming back from another part of the
 * account, and from another plan of it. */
static void
note_shown (SalAccountPlanTab *self)
{
  gint64 plan = sal_record_get_id (self->book->plan);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_hash_table_insert (self->shown,
                         g_memdup2 (&plan, sizeof plan),
                         g_memdup2 (&self->book->now, sizeof self->book->now));
}

static void
close_plan (SalAccountPlanTab *self)
{
  self->since = (SalReading){ 0 };
  self->own_until = 0;
}

static void
mark_read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalAccountPlanTab *self = SAL_ACCOUNT_PLAN_TAB (widget);

  keep_reading (self, sal_record_get_id (self->book->plan), &self->book->now);
  self->since = self->book->now;
  self->own_until = self->book->now.change;
  load (self);
}

/* --- reading --- */

typedef struct
{
  SalAccountPlanQuery query;
  const SalKind *const *kinds;
  char *author;
  char *currency;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->author);
  g_free (asked->currency);
  g_free (asked);
}

static gpointer
read_book (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;

  return sal_account_plan_book_load (connection, asked->kinds, &asked->query, error);
}

/* Groups show the book that is replaced until they have shown the other. */
static void
take_book (SalAccountPlanTab *self, SalAccountPlanBook *book)
{
  g_autoptr (SalAccountPlanBook) before = self->book;
  gint64 shown = before != NULL && before->plan != NULL ? sal_record_get_id (before->plan) : 0;
  g_autofree char *title = NULL;

  if (shown != 0 && (book->plan == NULL || sal_record_get_id (book->plan) != shown))
    {
      sal_account_plan_tab_clear (self);
      before = NULL;
    }
  self->book = book;
  if (book->plan == NULL)
    {
      /* translators: an account */
      title = g_strdup_printf (_ ("No Plan of %s Yet"), book->account_name);
      adw_status_page_set_title (self->empty_page, title);
      adw_view_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  note_shown (self);
  if (self->own_until == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->since = book->reading;
      self->own_until = self->visit != 0 ? self->visit : book->now.change;
    }
  sal_account_plan_tab_show (self);
  adw_view_stack_set_visible_child_name (self->stack, "plan");
  if (self->shows_news)
    sal_plan_news_group_focus (self->news);
  self->shows_news = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountPlanTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAccountPlanBook) book = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->is_loading = FALSE;
  if (self->store == NULL)
    return; /* the page is gone */
  if (self->is_stale)
    {
      load (self);
    }
  else if (book != NULL)
    {
      take_book (self, g_steal_pointer (&book));
    }
  else
    {
      adw_status_page_set_description (self->problem_page, error->message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
    }
  update_actions (self);
  sal_page_set_busy (SAL_PAGE (self), self->is_loading);
}

/* What nobody sees is read when it is shown. */
static void
load (SalAccountPlanTab *self)
{
  gint64 account = sal_account_tab_get_account (SAL_ACCOUNT_TAB (self));
  Asked *asked;

  self->is_stale = self->is_loading;
  if (self->is_loading || account == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  asked = g_new0 (Asked, 1);
  asked->kinds = sal_store_get_kinds (self->store);
  asked->author = sal_store_dup_author (self->store);
  asked->currency =
      g_strdup (sal_workspace_get_currency (sal_page_get_workspace (SAL_PAGE (self))));
  asked->query =
      (SalAccountPlanQuery){ .account = account,
                             .plan = self->plan,
                             .today = sal_date_today (),
                             .author = asked->author,
                             .currency = asked->currency,
                             .since = self->since,
                             .own_until = self->own_until != 0 ? self->own_until : self->visit };
  self->is_loading = TRUE;
  sal_page_set_busy (SAL_PAGE (self), TRUE);
  sal_store_read_async (self->store,
                        read_book,
                        asked,
                        asked_free,
                        (GDestroyNotify) sal_account_plan_book_free,
                        NULL,
                        loaded_cb,
                        g_object_ref (self));
}

static void
sal_account_plan_tab_show_account (SalAccountTab *tab, gint64 account)
{
  SalAccountPlanTab *self = SAL_ACCOUNT_PLAN_TAB (tab);

  sal_account_plan_tab_leave (self);
  sal_account_plan_tab_clear (self);
  self->plan = 0;
  self->visit = 0;
  self->is_following = self->shows_news = FALSE;
  adw_view_stack_set_visible_child_name (self->stack, "loading");
  update_actions (self);
  load (self);
}

static void
sal_account_plan_tab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sal_account_plan_tab_parent_class)->map (widget);
  SAL_ACCOUNT_PLAN_TAB (widget)->is_following = FALSE;
  load (SAL_ACCOUNT_PLAN_TAB (widget));
}

/* --- choosing and creating --- */

static void
choose (SalAccountPlanTab *self, gint64 plan)
{
  close_plan (self);
  self->plan = plan;
  load (self);
}

/* What was entered is stored first; if it cannot be, the plan stays. */
static void
plan_chosen_cb (SalAccountPlanTab *self)
{
  guint chosen = gtk_drop_down_get_selected (self->plan_menu);
  gint64 plan;

  if (self->showing || !has_plan (self) || chosen >= self->book->plans->len)
    return;
  plan = sal_record_get_id (g_ptr_array_index (self->book->plans, chosen));
  if (plan == sal_record_get_id (self->book->plan))
    return;
  if (sal_account_plan_tab_commit (self))
    choose (self, plan);
  else
    sal_account_plan_tab_show (self);
}

typedef struct
{
  SalAccountPlanTab *tab;
  SalAccountPlanCreation creation;
  SalFiscalCalendar *calendar; /* the workspace's own is exchanged when a setting is */
} Creating;

static void
creating_free (Creating *self)
{
  sal_fiscal_calendar_free (self->calendar);
  g_object_unref (self->tab);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Creating, creating_free)

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Creating) creating = user_data;
  SalAccountPlanTab *self = creating->tab;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL)
    return; /* the page is gone */
  if (error != NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Create the Plan"), error);
      return;
    }
  sal_window_add_undo_toast (GTK_WIDGET (self), change);
  if (sal_account_tab_get_account (SAL_ACCOUNT_TAB (self)) == creating->creation.account)
    choose (self, creating->creation.plan);
}

static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalAccountPlanTab *self = SAL_ACCOUNT_PLAN_TAB (widget);
  Creating *creating;

  if (has_plan (self) && !sal_account_plan_tab_commit (self))
    return;
  creating = g_new0 (Creating, 1);
  creating->tab = g_object_ref (self);
  creating->creation.account = sal_account_tab_get_account (SAL_ACCOUNT_TAB (self));
  creating->creation.today = sal_date_today ();
  creating->calendar = sal_fiscal_calendar_copy (
      sal_workspace_get_calendar (sal_page_get_workspace (SAL_PAGE (self))));
  creating->creation.calendar = creating->calendar;
  sal_store_run_async (self->store,
                       _ ("Create Plan"),
                       SAL_COMMAND_DEFAULT,
                       sal_account_plan_create,
                       &creating->creation,
                       NULL,
                       NULL,
                       created_cb,
                       creating);
}

/* --- what changed --- */

/**
 * sal_account_plan_tab_set_visit:
 * @self: the tab
 * @change: id of the newest change when the account was opened; 0: it is opened anew
 *
 * Says since when what the author changes is no news to them: they do it while they look at the
 * account.
 */
void
sal_account_plan_tab_set_visit (SalAccountPlanTab *self, gint64 change)
{
  self->visit = change;
}

/**
 * sal_account_plan_tab_show_news:
 * @self: the tab, which is in front
 *
 * Shows what changed in the plan of the day, once that is read.
 */
void
sal_account_plan_tab_show_news (SalAccountPlanTab *self)
{
  self->shows_news = TRUE;
  if (self->plan != 0 && sal_account_plan_tab_commit (self))
    choose (self, 0);
  else
    load (self);
}

/**
 * sal_account_plan_tab_leave:
 * @self: the tab
 *
 * Says that the account is left: its plans that were shown have been read by that, and what changes
 * from now on is news the next time. Who follows one of the changes comes back for the others.
 */
void
sal_account_plan_tab_leave (SalAccountPlanTab *self)
{
  GHashTableIter iter;
  gpointer plan, reading;

  g_hash_table_iter_init (&iter, self->shown);
  while (!self->is_following && g_hash_table_iter_next (&iter, &plan, &reading))
    keep_reading (self, *(const gint64 *) plan, reading);
  g_hash_table_remove_all (self->shown);
  close_plan (self);
}

/* In the plan, in another part of the account's page, or in the record itself. */
static void
follow_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalAccountPlanTab *self = SAL_ACCOUNT_PLAN_TAB (widget);
  const SalPlanNewsKind *watched;
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  watched = sal_plan_news_find_kind (sal_kind_find (sal_store_get_kinds (self->store), kind));
  if (watched != NULL && g_strcmp0 (watched->seen_in, "plan") == 0)
    {
      gboolean shown = FALSE;

      for (guint i = 0; i < SAL_PLAN_N_PARTS && !shown; i++)
        if (sal_plan_parts[i].kind == watched->kind)
          shown = sal_plan_part_group_show_record (self->parts[i], id);
      if (!shown)
        sal_record_fields_focus (self->fields);
      return;
    }
  if (watched != NULL && watched->seen_in != NULL)
    {
      gtk_widget_activate_action (widget, "account.show-part", "s", watched->seen_in);
      return;
    }
  self->is_following = TRUE;
  gtk_widget_activate_action (widget, "win.show-record", "(sx)", kind, id);
}

/* --- leaving --- */

static gboolean
sal_account_plan_tab_page_is_modified (SalPage *page)
{
  return sal_account_plan_tab_is_modified (SAL_ACCOUNT_PLAN_TAB (page));
}

static void
discard (SalPage *page)
{
  sal_account_plan_tab_revert (SAL_ACCOUNT_PLAN_TAB (page));
}

/* @task: (transfer full) */
static void
sal_account_plan_tab_leave_async (SalPage *page, GTask *task)
{
  SalAccountPlanTab *self = SAL_ACCOUNT_PLAN_TAB (page);

  if (!has_plan (self) || sal_account_plan_tab_commit (self))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  sal_edit_ask_to_discard (
      page,
      _ ("Something that was entered in the plan is missing or not valid, and says so."),
      discard,
      task);
}

/* --- the tab --- */

static const char *
sal_account_plan_tab_show_view (SalPage *page, guint index)
{
  return index == 0 ? "account-plan" : NULL;
}

static void
sal_account_plan_tab_constructed (GObject *object)
{
  SalAccountPlanTab *self = SAL_ACCOUNT_PLAN_TAB (object);

  G_OBJECT_CLASS (sal_account_plan_tab_parent_class)->constructed (object);

  self->store = g_object_ref (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))));
  sal_account_plan_tab_make_parts (self);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

static void
sal_account_plan_tab_dispose (GObject *object)
{
  SalAccountPlanTab *self = SAL_ACCOUNT_PLAN_TAB (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->fields);
  g_clear_pointer (&self->book, sal_account_plan_book_free);

  G_OBJECT_CLASS (sal_account_plan_tab_parent_class)->dispose (object);
}

static void
sal_account_plan_tab_finalize (GObject *object)
{
  g_hash_table_unref (SAL_ACCOUNT_PLAN_TAB (object)->shown);

  G_OBJECT_CLASS (sal_account_plan_tab_parent_class)->finalize (object);
}

static void
sal_account_plan_tab_class_init (SalAccountPlanTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_account_plan_tab_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_account_plan_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_account_plan_tab_finalize;
  widget_class->map = sal_account_plan_tab_map;
  page_class->is_modified = sal_account_plan_tab_page_is_modified;
  page_class->leave_async = sal_account_plan_tab_leave_async;
  page_class->show_view = sal_account_plan_tab_show_view;
  SAL_ACCOUNT_TAB_CLASS (klass)->show_account = sal_account_plan_tab_show_account;

  read_signal = g_signal_new (
      "read", SAL_TYPE_ACCOUNT_PLAN_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SAL_TYPE_PLAN_NEWS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-account-plan-tab.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalAccountPlanTab, name)
  BIND (stack);
  BIND (problem_page);
  BIND (empty_page);
  BIND (create_button);
  BIND (next_button);
  BIND (plan_menu);
  BIND (period_label);
  BIND (freshness_label);
  BIND (news);
  BIND (understanding_group);
  BIND (facts_group);
  BIND (parts_box);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, plan_chosen_cb);
  gtk_widget_class_install_action (widget_class, "plan.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "plan.follow", "(sx)", follow_action);
  gtk_widget_class_install_action (widget_class, "plan.mark-read", NULL, mark_read_action);
}

static void
sal_account_plan_tab_init (SalAccountPlanTab *self)
{
  self->shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_scroll_guard_add (GTK_WIDGET (self));
  sal_accessible_name_drop_down (self->plan_menu, _ ("Plan"));
}
