/* sal-account-reviews-tab.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-reviews-tab.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-account-brief-report.h"
#include "sal-date.h"
#include "sal-document-files.h"
#include "sal-document-print.h"
#include "sal-document-view.h"
#include "sal-file-dialog.h"
#include "sal-kinds.h"
#include "sal-whitespace-keeper.h"
#include "sal-window.h"

/* How many quarters there are to choose from, the first of which is that of the day. */
#define N_QUARTERS 9

/* What is to be done once the brief is there. */
typedef enum
{
  NOTHING,
  PRINT,
  SAVE,
} Wish;

struct _SalAccountReviewsTab
{
  SalAccountTab parent_instance;

  SalStore *store;          /* NULL once the page is gone */
  SalAccountKeeper *keeper; /* NULL once the page is gone */
  SalAccountBrief *brief;   /* (nullable): as it was read last */
  SalDocument *document;    /* (nullable): of it */
  gboolean is_loading;
  gboolean is_stale; /* something changed while it was read */
  gboolean is_due;   /* something changed while nobody looked on */
  gboolean filling;
  Wish wish;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkDropDown *quarter_menu;
  SalDocumentView *view;
};

G_DEFINE_FINAL_TYPE (SalAccountReviewsTab, sal_account_reviews_tab, SAL_TYPE_ACCOUNT_TAB)

static void load (SalAccountReviewsTab *self);

static void
update_actions (SalAccountReviewsTab *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_brief = self->document != NULL;

  gtk_widget_action_set_enabled (widget, "reviews.save-pdf", has_brief);
  gtk_widget_action_set_enabled (widget, "reviews.print", has_brief);
}

/* --- on paper --- */

/* One document that is written to a file. */
typedef struct
{
  SalAccountReviewsTab *tab;
  SalDocument *document;
  char *path;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->tab);
  sal_document_unref (self->document);
  g_free (self->path);
  g_free (self);
}

static SalDocument *
get_document (gconstpointer data, guint index)
{
  const Saving *self = data;

  return sal_document_ref (self->document);
}

static gboolean
write_brief (SalJob *job, gpointer data, GError **error)
{
  const Saving *self = data;
  const SalDocumentFiles files = { NULL, get_document, self };

  return sal_document_files_write_one (&files, 0, self->path, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (self->path);
  /* translators: the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s: only you can read the file"), name);

  if (self->tab->store == NULL)
    ; /* the page is gone */
  else if (sal_job_run_finish (SAL_JOB (source), result, &error))
    sal_window_add_toast (GTK_WIDGET (self->tab), text);
  else
    sal_window_report_error (GTK_WIDGET (self->tab), _ ("Could Not Save the Brief"), error);
  saving_free (self);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autoptr (SalJob) job = NULL;

  self->path = file != NULL ? g_file_get_path (file) : NULL;
  if (self->path == NULL || self->tab->store == NULL)
    {
      saving_free (self);
      return;
    }
  job = sal_job_new (_ ("Writing the Brief"));
  sal_job_run_async (job, write_brief, self, NULL, written_cb, self);
  sal_window_add_job (GTK_WIDGET (self->tab), job);
}

static void
save (SalAccountReviewsTab *self)
{
  const char *const patterns[] = { _ ("PDF Documents"), "*.pdf", NULL };
  g_autoptr (GPtrArray) briefs = g_ptr_array_new ();
  const SalAccountBriefFiles files = { briefs, SAL_PAPER_A4 };
  g_autofree char *name = NULL;
  Saving *saving = g_new0 (Saving, 1);

  g_ptr_array_add (briefs, self->brief);
  name = sal_account_brief_files_name (&files, 0);
  saving->tab = g_object_ref (self);
  saving->document = sal_document_ref (self->document);
  sal_file_dialog_choose_async (GTK_WIDGET (self),
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save the Brief"),
                                name,
                                patterns,
                                file_chosen_cb,
                                saving);
}

static void
print (SalAccountReviewsTab *self)
{
  g_autofree char *title = sal_account_brief_get_title (self->brief);

  sal_document_print (GTK_WIDGET (self), self->document, title, GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* What was asked for before the brief was there. */
static void
fulfil (SalAccountReviewsTab *self)
{
  Wish wish = self->wish;

  if (self->document == NULL || sal_page_is_busy (SAL_PAGE (self)))
    return;
  self->wish = NOTHING;
  if (wish == PRINT)
    print (self);
  else if (wish == SAVE)
    save (self);
}

static void
sal_account_reviews_tab_print (SalPage *page)
{
  SalAccountReviewsTab *self = SAL_ACCOUNT_REVIEWS_TAB (page);

  self->wish = PRINT;
  fulfil (self);
}

static void
sal_account_reviews_tab_save_pdf (SalPage *page)
{
  SalAccountReviewsTab *self = SAL_ACCOUNT_REVIEWS_TAB (page);

  self->wish = SAVE;
  fulfil (self);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_account_reviews_tab_print (SAL_PAGE (widget));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_account_reviews_tab_save_pdf (SAL_PAGE (widget));
}

/* --- what shows --- */

static void
link_activated_cb (SalAccountReviewsTab *self, const char *kind, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", kind, id);
}

/* Takes @brief. */
static void
show_brief (SalAccountReviewsTab *self, SalAccountBrief *brief)
{
  g_clear_pointer (&self->brief, sal_account_brief_free);
  g_clear_pointer (&self->document, sal_document_unref);
  self->brief = brief;
  self->document = sal_account_brief_report_new (brief, sal_paper_get_default ());
  sal_document_view_set_document (self->view, self->document);
  adw_view_stack_set_visible_child_name (self->stack, "brief");
}

static void
show_problem (SalAccountReviewsTab *self, const GError *error)
{
  self->wish = NOTHING;
  g_clear_pointer (&self->brief, sal_account_brief_free);
  g_clear_pointer (&self->document, sal_document_unref);
  adw_status_page_set_description (self->problem_page, error->message);
  adw_view_stack_set_visible_child_name (self->stack, "problem");
}

/* --- reading --- */

/* What is read, with the whitespace it is read with. */
typedef struct
{
  SalAccountBriefQuery query;
  SalFiscalCalendar *calendar;
  char *currency;
  SalWhitespace *whitespace;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  sal_fiscal_calendar_free (self->calendar);
  sal_whitespace_unref (self->whitespace);
  g_free (self->currency);
  g_free (self);
}

static Question *
question_new (SalAccountReviewsTab *self, const SalWhitespace *whitespace)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));
  Question *question = g_new0 (Question, 1);
  gint32 today = sal_date_today ();
  guint back = gtk_drop_down_get_selected (self->quarter_menu);
  SalPeriod now;

  question->calendar = sal_fiscal_calendar_copy (sal_workspace_get_calendar (workspace));
  question->currency = g_strdup (sal_workspace_get_currency (workspace));
  question->whitespace = sal_whitespace_ref (whitespace);
  now = sal_fiscal_calendar_period_of (question->calendar, today, SAL_PERIOD_QUARTER);
  question->query = (SalAccountBriefQuery){
    .account = sal_account_tab_get_account (SAL_ACCOUNT_TAB (self)),
    .as_of = today,
    .period = sal_period_offset (now, back < N_QUARTERS ? -(int) back : 0),
    .calendar = question->calendar,
    .currency = question->currency,
    .whitespace = question->whitespace,
  };

  return question;
}

static gpointer
read_brief (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *self = data;

  return sal_account_brief_load (connection, sal_model_kinds (), &self->query, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountReviewsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  SalAccountBrief *brief = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->is_loading = FALSE;
  if (self->store == NULL)
    g_clear_pointer (&brief, sal_account_brief_free); /* the page is gone */
  else if (self->is_stale)
    g_clear_pointer (&brief, sal_account_brief_free);
  else if (brief != NULL)
    show_brief (self, brief);
  else
    show_problem (self, error);
  if (self->store == NULL)
    return;
  if (self->is_stale)
    load (self);
  else
    sal_page_set_busy (SAL_PAGE (self), FALSE);
  update_actions (self);
  fulfil (self);
}

/* Once the whitespace of all is there as it is now, which tells what peers pay: its keeper tells
 * when it has been brought up to date. */
static void
load (SalAccountReviewsTab *self)
{
  const SalWhitespace *whitespace;

  self->is_stale = self->is_loading;
  if (self->is_loading || sal_account_tab_get_account (SAL_ACCOUNT_TAB (self)) == 0)
    return;
  self->is_due = !gtk_widget_get_mapped (GTK_WIDGET (self));
  sal_page_set_busy (SAL_PAGE (self), !self->is_due);
  if (self->is_due)
    return;
  if (sal_account_keeper_is_loading (self->keeper))
    return;
  whitespace = sal_account_keeper_get_data (self->keeper);
  if (whitespace == NULL)
    {
      show_problem (self, sal_account_keeper_get_error (self->keeper));
      update_actions (self);
      sal_page_set_busy (SAL_PAGE (self), FALSE);
      return;
    }
  self->is_loading = TRUE;
  sal_store_read_async (self->store,
                        read_brief,
                        question_new (self, whitespace),
                        question_free,
                        (GDestroyNotify) sal_account_brief_free,
                        NULL,
                        loaded_cb,
                        g_object_ref (self));
}

static void
quarter_chosen_cb (SalAccountReviewsTab *self)
{
  if (!self->filling && self->store != NULL)
    load (self);
}

static void
fill_quarters (SalAccountReviewsTab *self)
{
  const SalFiscalCalendar *calendar =
      sal_workspace_get_calendar (sal_page_get_workspace (SAL_PAGE (self)));
  SalPeriod now = sal_fiscal_calendar_period_of (calendar, sal_date_today (), SAL_PERIOD_QUARTER);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < N_QUARTERS; i++)
    {
      g_autofree char *name = sal_fiscal_calendar_format (calendar, sal_period_offset (now, -i));

      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->quarter_menu, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->quarter_menu, 0);
  self->filling = FALSE;
}

/* --- the tab --- */

static void
sal_account_reviews_tab_show_account (SalAccountTab *tab, gint64 account)
{
  SalAccountReviewsTab *self = SAL_ACCOUNT_REVIEWS_TAB (tab);

  self->wish = NOTHING;
  g_clear_pointer (&self->brief, sal_account_brief_free);
  g_clear_pointer (&self->document, sal_document_unref);
  adw_view_stack_set_visible_child_name (self->stack, "loading");
  update_actions (self);
  load (self);
}

static void
sal_account_reviews_tab_map (GtkWidget *widget)
{
  SalAccountReviewsTab *self = SAL_ACCOUNT_REVIEWS_TAB (widget);

  GTK_WIDGET_CLASS (sal_account_reviews_tab_parent_class)->map (widget);
  if (self->is_due)
    load (self);
}

static const char *
sal_account_reviews_tab_show_view (SalPage *page, guint index)
{
  return index == 0 ? "account-reviews" : NULL;
}

static void
sal_account_reviews_tab_constructed (GObject *object)
{
  SalAccountReviewsTab *self = SAL_ACCOUNT_REVIEWS_TAB (object);

  G_OBJECT_CLASS (sal_account_reviews_tab_parent_class)->constructed (object);

  self->store = g_object_ref (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))));
  /* the keeper first: it knows of a change by the time this hears of it */
  self->keeper = g_object_ref (sal_whitespace_keeper_get (self->store));
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  fill_quarters (self);
  update_actions (self);
}

static void
sal_account_reviews_tab_dispose (GObject *object)
{
  SalAccountReviewsTab *self = SAL_ACCOUNT_REVIEWS_TAB (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);
  g_clear_pointer (&self->brief, sal_account_brief_free);
  g_clear_pointer (&self->document, sal_document_unref);

  G_OBJECT_CLASS (sal_account_reviews_tab_parent_class)->dispose (object);
}

static void
sal_account_reviews_tab_class_init (SalAccountReviewsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_account_reviews_tab_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_account_reviews_tab_dispose;
  widget_class->map = sal_account_reviews_tab_map;
  page_class->print = sal_account_reviews_tab_print;
  page_class->save_pdf = sal_account_reviews_tab_save_pdf;
  page_class->show_view = sal_account_reviews_tab_show_view;
  SAL_ACCOUNT_TAB_CLASS (klass)->show_account = sal_account_reviews_tab_show_account;

  g_type_ensure (SAL_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-account-reviews-tab.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalAccountReviewsTab, name)
  BIND (stack);
  BIND (problem_page);
  BIND (quarter_menu);
  BIND (view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, quarter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_install_action (widget_class, "reviews.save-pdf", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "reviews.print", NULL, print_action);
}

static void
sal_account_reviews_tab_init (SalAccountReviewsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_drop_down (self->quarter_menu, _ ("Quarter"));
}
